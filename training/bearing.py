"""Trains the trees that tell how a report bears on a headline.

    cargo run --release -p ascribe-eval --bin fnc -- FNC-1 features > features.tsv
    python training/bearing.py features.tsv crates/ascribe-claim/src/bearing/trees.tsv

By scikit-learn: boosted trees for whether a pair is related, over all pairs; and for which of three sides a related one takes, a logistic regression and
boosted trees whose scores are added up, because the one does better on matters that no training pair is about, and the others on those that are known. First they
learn from the training part alone and are scored on the development part; then from both, and are written. The held-out part is
never looked at: the Rust program scores it.
"""

import argparse

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

SIDES = ["agree", "disagree", "discuss"]
# A report that disagrees is rare, and to miss it is worse than to miss one that agrees.
WEIGHT = {"agree": 1.0, "disagree": 3.0, "discuss": 1.0}


def trees(rounds):
    return HistGradientBoostingClassifier(max_iter=rounds, learning_rate=0.1, max_leaf_nodes=8, min_samples_leaf=20,
                                          l2_regularization=5, early_stopping=False, random_state=0)


def train(rows, stances, which):
    related = stances != "unrelated"
    sided = which & related
    weights = np.array([WEIGHT[s] for s in stances[sided]])
    spread = rows[sided].std(0) + 1e-6
    line = LogisticRegression(C=0.03, max_iter=500).fit(rows[sided] / spread, stances[sided], sample_weight=weights)
    line.coef_ /= spread
    side = trees(80).fit(rows[sided], stances[sided], sample_weight=weights)
    assert list(side.classes_) == list(line.classes_) == SIDES
    return trees(80).fit(rows[which], related[which]), line, side


def told(models, rows):
    relation, line, side = models
    sides = (line.decision_function(rows) + side.decision_function(rows)).argmax(1)
    return np.where(relation.predict(rows), np.array(SIDES)[sides], "unrelated")


def report(gold, told):
    related = gold != "unrelated"
    best = np.where(related, 1.0, 0.25).sum()
    points = 0.25 * (related == (told != "unrelated")) + 0.75 * (related & (gold == told))
    f1 = [2 * ((gold == s) & (told == s)).sum() / max(1, (gold == s).sum() + (told == s).sum()) for s in SIDES + ["unrelated"]]
    shown = " ".join(f"{s} {100 * f:.1f}" for s, f in zip(SIDES + ["unrelated"], f1))
    print(f"score {100 * points.sum() / best:.1f} F1 {shown} macro {100 * np.mean(f1):.1f}")


def lines(model, line=None):
    """The sums of trees, with the weights of a regression if there is one, as `trees.rs` reads them."""
    for k, base in enumerate(np.ravel(model._baseline_prediction)):
        base, own = (base, []) if line is None else (base + line.intercept_[k], line.coef_[k])
        yield "\t".join(["sum"] + [f"{value:.7g}" for value in [base, *own]])
        for step in model._predictors:
            yield "tree"
            for node in step[k].nodes:
                yield (f"{node['value']:.7g}" if node["is_leaf"] else
                       f"{node['feature_idx']}\t{np.float32(node['num_threshold']):.9g}\t{node['left']}\t{node['right']}")


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("features")
    p.add_argument("trees")
    a = p.parse_args()
    table = [line.rstrip("\n").split("\t") for line in open(a.features, encoding="utf-8")]
    parts, stances = (np.array([row[k] for row in table]) for k in (0, 2))
    rows = np.array([row[3:] for row in table], dtype=np.float32)
    dev = parts == "dev"
    report(stances[dev], told(train(rows, stances, parts == "train"), rows[dev]))
    with open(a.trees, "w", encoding="utf-8") as file:
        file.write("# Made by training/bearing.py of FNC-1 (Apache-2.0).\n")
        relation, line, side = train(rows, stances, parts != "held")
        file.writelines(f"{row}\n" for row in [*lines(relation), *lines(side, line)])


if __name__ == "__main__":
    main()
