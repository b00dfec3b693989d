//! The two curves of a transformer, as polynomials: the activation and the exponential.
//!
//! The libraries' versions are exact to the last bit or two, and cost a division and twice the steps. Here a rounding to 8 bits
//! follows, next to which an error of one in ten thousand vanishes. Both were fitted to the least largest error.

#![allow(clippy::excessive_precision)]

use rten_simd::ops::{BitOps, IntOps, NumOps};
use rten_simd::{Isa, Simd};

/// The normal distribution less a half, divided by its argument, as a polynomial of the argument's square.
const NORMAL: [f32; 9] = [
    3.991143703e-1,
    -6.667318195e-2,
    9.996469133e-3,
    -1.157584600e-3,
    1.008997933e-4,
    -6.299258985e-6,
    2.609479282e-7,
    -6.336203118e-9,
    6.765744215e-11,
];

/// Past this on either side the distribution is taken for 0 or 1, which the polynomial is there.
const NORMAL_END: f32 = 4.25;

/// The Gaussian error linear unit, `x` times the normal distribution at `x` (Hendrycks and Gimpel 2016, arXiv:1606.08415), to
/// 7e-5.
#[inline(always)]
pub(super) fn activate<I: Isa>(isa: I, x: I::F32) -> I::F32 {
    let ops = isa.f32();
    let near = ops.clamp(x, ops.splat(-NORMAL_END), ops.splat(NORMAL_END));
    let polynomial = horner(isa, ops.mul(near, near), &NORMAL);
    ops.mul(x, ops.mul_add(near, polynomial, ops.splat(0.5)))
}

/// Two to the power of -1/2 to 1/2.
const POWER: [f32; 5] = [9.999992614e-1, 6.931218144e-1, 2.402474485e-1, 5.591786319e-2, 9.570102064e-3];

/// The least power that f32 holds in full.
const LEAST_POWER: f32 = -126.0;

/// Added to a smaller number, leaves the integer nearest to it in the lowest bits.
const ROUNDER: f32 = 12_582_912.0;

/// Two to the power of `x`, which is at most 0, to 3e-6 of it.
#[inline(always)]
pub(super) fn power<I: Isa>(isa: I, x: I::F32) -> I::F32 {
    let (ops, integers) = (isa.f32(), isa.i32());
    let x = ops.max(x, ops.splat(LEAST_POWER));
    let rounded = ops.add(x, ops.splat(ROUNDER));
    let rest = ops.sub(x, ops.sub(rounded, ops.splat(ROUNDER)));
    let exponent = integers.shift_left::<23>(rounded.reinterpret_cast());
    let polynomial: I::I32 = horner(isa, rest, &POWER).reinterpret_cast();
    integers.add(polynomial, exponent).reinterpret_cast()
}

#[inline(always)]
fn horner<I: Isa, const TERMS: usize>(isa: I, x: I::F32, coefficients: &[f32; TERMS]) -> I::F32 {
    let ops = isa.f32();
    let mut value = ops.splat(coefficients[TERMS - 1]);
    for &coefficient in coefficients[..TERMS - 1].iter().rev() {
        value = ops.mul_add(value, x, ops.splat(coefficient));
    }
    value
}

#[cfg(test)]
mod tests {
    use rten_simd::{SimdOp, SimdUnaryOp};
    use rten_vecmath::Gelu;

    use super::*;

    struct Apply<'a>(&'a mut [f32], bool);

    impl SimdOp for Apply<'_> {
        type Output = ();

        #[inline(always)]
        fn eval<I: Isa>(self, isa: I) {
            let ops = isa.f32();
            for chunk in self.0.chunks_exact_mut(ops.len()) {
                let x = ops.load(chunk);
                ops.store(if self.1 { activate(isa, x) } else { power(isa, x) }, chunk);
            }
        }
    }

    /// Numbers from -`end` to `end`.
    fn numbers(end: f32) -> Vec<f32> {
        (-8000..8000).map(|step| step as f32 / 8000.0 * end).collect()
    }

    #[test]
    fn activates_like_its_definition() {
        let (mut found, mut expected) = (numbers(12.0), numbers(12.0));
        Apply(&mut found, true).dispatch();
        Gelu {}.map_mut(&mut expected);
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found - expected).abs() < 7e-5, "{found} is not {expected}");
        }
    }

    #[test]
    fn raises_two_to_a_power() {
        let powers: Vec<f32> = numbers(125.0).iter().map(|power| power.min(0.0)).collect();
        let mut found = powers.clone();
        Apply(&mut found, false).dispatch();
        for (found, power) in found.iter().zip(powers) {
            assert!((found / power.exp2() - 1.0).abs() < 3e-6, "{power}: {found}");
        }
    }

    #[test]
    fn the_lowest_number_has_next_to_no_power() {
        let mut found = [f32::MIN; 16];
        Apply(&mut found, false).dispatch();
        assert!(found.iter().all(|&power| (0.0..1e-37).contains(&power)));
    }
}
