"""Linear-chain random fields over labels of stretches: 0 for none, then 1 + 2k for the first word and 2 + 2k for a further word of kind k."""

import numpy as np
import torch

FORBIDDEN = -1e4


def may_start(count):
    """For each label whether a sequence may begin with it."""
    return np.array([label == 0 or label % 2 == 1 for label in range(count)])


def may_follow(count):
    """For each pair of labels whether the second may come after the first: a stretch goes on only where one of its kind is."""
    return np.array([[b == 0 or b % 2 == 1 or a in (b, b - 1) for b in range(count)] for a in range(count)])


class Field(torch.autograd.Function):
    """Minus the logarithm of the share of label sequences that keep to what may be, summed; its gradient by forward-backward.

    `may` is a mask [sequences, words, labels]. With one label a word it is the likelihood of Lafferty et al. (2001), with several that
    of Tsuboi et al. (2008, "Training conditional random fields using incomplete annotations"). In NumPy: autograd over a loop of small
    operations took longer than the encoder.
    """

    @staticmethod
    def forward(ctx, scores, transition, may, lengths):
        s, n, follow = scores.detach().double().numpy(), lengths.numpy(), may_follow(scores.shape[2])
        t = np.where(follow, transition.detach().double().numpy(), FORBIDDEN)
        all_total, all_marginal, all_moves = forward_backward(s, t, np.ones(s.shape, dtype=bool), n)
        total, marginal, moves = forward_backward(s, t, may.numpy(), n)
        ctx.save_for_backward(torch.from_numpy(all_marginal - marginal).float(), torch.from_numpy((all_moves - moves) * follow).float())
        return torch.tensor(all_total - total, dtype=torch.float32)

    @staticmethod
    def backward(ctx, gradient):
        by_score, by_transition = ctx.saved_tensors
        return by_score * gradient, by_transition * gradient, None, None


def forward_backward(s, t, may, lengths):
    """The logarithm of the sum over the sequences that `may` be, the share of each label at each word, and of each pair of neighbours."""
    count, length, labels = s.shape
    inside = np.arange(length)[None] < lengths[:, None]
    s = np.where(may, s, FORBIDDEN)
    peak = s.max(2, keepdims=True)
    emit = np.where(inside[:, :, None], np.exp(s - peak), 1.0)
    step, alpha, scale = np.exp(t), np.zeros_like(s), np.ones((count, length))
    alpha[:, 0] = emit[:, 0] * may_start(labels) + 1e-30
    for k in range(length):
        if k:
            alpha[:, k] = np.where(inside[:, k, None], (alpha[:, k - 1] @ step) * emit[:, k] + 1e-30, alpha[:, k - 1])
        scale[:, k] = alpha[:, k].sum(1)
        alpha[:, k] /= scale[:, k, None]
    beta = np.ones_like(s)
    for k in range(length - 2, -1, -1):
        back = (beta[:, k + 1] * emit[:, k + 1]) @ step.T / scale[:, k + 1, None]
        beta[:, k] = np.where(inside[:, k + 1, None], back, 1.0)
    weight = (beta[:, 1:] * emit[:, 1:] / scale[:, 1:, None]) * inside[:, 1:, None]
    moves = np.einsum("nka,nkb->ab", alpha[:, :-1], weight) * step
    return (np.log(scale) + np.where(inside, peak[:, :, 0], 0.0)).sum(), alpha * beta * inside[:, :, None], moves


def best_labels(scores, transition):
    """The likeliest labels of one sequence (Viterbi); scores [words, labels]."""
    count = scores.shape[1]
    t = np.where(may_follow(count), transition, FORBIDDEN)
    best, back = np.where(may_start(count), scores[0], FORBIDDEN), []
    for row in scores[1:]:
        total = best[:, None] + t
        back.append(total.argmax(0))
        best = total.max(0) + row
    labels = [int(best.argmax())]
    for pointers in reversed(back):
        labels.append(int(pointers[labels[-1]]))
    return labels[::-1]
