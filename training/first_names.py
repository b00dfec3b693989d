"""Writes crates/ascribe-nlp/src/coreference/first_names.tsv: first names that men have, and women, hardly ever both.

    pip install faker==40.54.0 names==0.3.0
    python training/first_names.py > crates/ascribe-nlp/src/coreference/first_names.tsv

From the first names of men and of women in seventy-odd countries that Faker has (MIT licence), and the frequencies of the 1990 census of the
United States (public domain; in the package names, MIT licence). A name is left out where one in twenty in the census is of the other sex ("Kim"), or
where two countries whose language is not English give it to the other, or one and fewer than five to the first ("Andrea", "Nikola"): lists have slips ("Ahmed" among
the women of Sweden). For English names the census is believed, which counts.
"""

import importlib
import pkgutil
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import faker.providers.person
import names
from countries import fold

# One in so many at most is of the other sex.
FEW = 20
# A country alone against so many is a slip.
MANY = 5
LISTS = {
    "man": ["first_names_male", "first_male_romanized_names", "first_romanized_names_male"],
    "woman": ["first_names_female", "first_female_romanized_names", "first_romanized_names_female"],
}


def of_faker():
    """For each name who has it, by country."""
    found = defaultdict(lambda: defaultdict(set))
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for who, lists in LISTS.items():
            for listed in lists:
                for name in getattr(provider, listed, ()):
                    if len(name.split()) == 1:
                        found[fold(name)][who].add(module.name)
    return found


def of_census():
    """For each name how many in a hundred men have it, and women."""
    found = defaultdict(lambda: {"man": 0.0, "woman": 0.0})
    for who, file in (("man", "dist.male.first"), ("woman", "dist.female.first")):
        for line in (Path(names.__file__).parent / file).read_text().splitlines():
            name, share, *_ = line.split()
            found[fold(name)][who] = max(float(share), 0.0005)
    return found


def judged(countries, shares):
    """Who has a name, or nothing where both do."""
    foreign = {who: {country for country in found if not shares or not country.startswith("en")} for who, found in countries.items()}
    slips = max(map(len, foreign.values()), default=0) >= MANY
    counted = {who for who, found in foreign.items() if len(found) > slips}
    if shares:
        likely, other = sorted(shares, key=shares.get, reverse=True)
        counted |= {likely, other} if shares[other] * (FEW - 1) > shares[likely] else {likely}
    return counted.pop() if len(counted) == 1 else None


def main():
    countries, shares = of_faker(), of_census()
    print("# First names of men and of women, by training/first_names.py, from Faker 40.54.0 (MIT licence, Copyright 2012 Daniele Faraglia) and the census of the United States of 1990.")
    for name in sorted(set(countries) | set(shares)):
        who = judged(countries.get(name, {}), shares.get(name))
        if who and re.fullmatch(r"[^\W\d_]+( [^\W\d_]+)*", name) and unicodedata.name(name[0]).startswith("LATIN"):
            print(f"{name}\t{who}")


if __name__ == "__main__":
    main()
