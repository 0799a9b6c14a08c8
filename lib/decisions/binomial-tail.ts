/**
 * Chance of at least `successes` out of `trials` at `probability` each, summed term by term in logarithms, so that the far
 * tails, which are the ones that decide, keep their digits.
 */
export function upperTail(successes: number, trials: number, probability: number): number {
  if (successes <= 0) return 1;
  if (successes > trials || probability <= 0) return 0;
  if (probability >= 1) return 1;
  let sum = 0;
  let term = Math.exp(logTerm(successes, trials, probability));
  for (let k = successes; k <= trials; k++) {
    sum += term;
    const ratio = ((trials - k) / (k + 1)) * (probability / (1 - probability));
    term *= ratio;
    // Beyond the peak the terms only shrink; what is left cannot change the sum.
    if (ratio < 1 && term < sum * 1e-12) break;
  }
  return Math.min(1, sum);
}

/** Chance of at most `successes`. */
export function lowerTail(successes: number, trials: number, probability: number): number {
  return upperTail(trials - successes, trials, 1 - probability);
}

function logTerm(k: number, n: number, p: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p);
}

/** Stirling's series, exact to 1e-10 from 10 on; below by multiplication. */
function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return Math.log(product);
  }
  return (
    n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5)
  );
}
