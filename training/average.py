"""Averages the weights of several checkpoints of one run (Izmailov et al. 2018, arXiv:1803.05407).

    python training/average.py OUT.safetensors IN.safetensors ...
"""

import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file


def main():
    target, *sources = sys.argv[1:]
    total = {}
    for source in sources:
        with safe_open(source, "np") as file:
            metadata = file.metadata()
            for name in file.keys():
                total[name] = total.get(name, 0) + file.get_tensor(name).astype(np.float64) / len(sources)
    save_file({name: value.astype(np.float32) for name, value in total.items()}, target, metadata=metadata)


if __name__ == "__main__":
    main()
