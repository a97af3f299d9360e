import torch
import torch.nn.functional as F

from models.training import kernels


def test_attention_and_its_gradient() -> None:
    torch.manual_seed(1)
    q, k, v = (torch.randn(4, n, 6, dtype=torch.float64, requires_grad=True) for n in (3, 5, 5))
    bias = torch.zeros(4, 1, 5, dtype=torch.float64)
    bias[1, :, 3:] = -torch.inf
    expected = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
    torch.testing.assert_close(kernels.Attention.apply(q, k, v, bias), expected)
    assert torch.autograd.gradcheck(kernels.Attention.apply, (q, k, v, bias))


def test_loss_has_the_gradient_of_smoothed_cross_entropy() -> None:
    torch.manual_seed(1)
    gold = torch.tensor([3, -1, 0, 11, -1])
    inputs = [
        torch.randn(*shape, dtype=torch.float64, requires_grad=True) for shape in ((5, 8), (12, 8), (12,))
    ]
    hidden, embedding, bias = inputs
    logits = F.linear(hidden, embedding, bias)
    smoothed = F.cross_entropy(logits, gold, ignore_index=-1, label_smoothing=0.1, reduction="sum")
    expected = torch.autograd.grad(smoothed, inputs)
    nll = kernels.Loss.apply(hidden, embedding, bias, gold, 0.1)
    assert (
        abs(
            float(nll.detach())
            - float(F.cross_entropy(logits.detach(), gold, ignore_index=-1, reduction="sum"))
        )
        < 1e-4
    )
    for found, wanted in zip(torch.autograd.grad(nll, inputs), expected, strict=True):
        torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-5)
