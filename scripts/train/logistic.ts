// Logistic regression with a ridge penalty, by Newton's method on standardised columns: small, exact, without a library.
import { type Additive, standardise } from '../../server/lineage/additive.ts';
import type { FeatureName } from '../../server/lineage/stages.ts';

/** Solves A x = b for a symmetric positive definite A (n × n, row by row) by Cholesky; A is overwritten. */
function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
      a[i * n + j] = i === j ? Math.sqrt(sum) : sum / a[j * n + j]!;
    }
  }
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= a[i * n + k]! * x[k]!;
    x[i]! /= a[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= a[k * n + i]! * x[k]!;
    x[i]! /= a[i * n + i]!;
  }
  return x;
}

/** Fits a model on rows and labels (0 or 1); `ridge` penalises each squared standardised weight. */
export function fit(
  names: readonly FeatureName[],
  rows: readonly Float64Array[],
  labels: readonly number[],
  ridge = 10,
): Additive {
  const m = names.length;
  const mean = new Float64Array(m);
  const sd = new Float64Array(m);
  for (const row of rows) for (let j = 0; j < m; j++) mean[j]! += row[j]! / rows.length;
  for (const row of rows) for (let j = 0; j < m; j++) sd[j]! += (row[j]! - mean[j]!) ** 2 / rows.length;
  for (let j = 0; j < m; j++) sd[j] = Math.sqrt(sd[j]!) + 1e-6;
  const x = rows.map((row) => {
    const z = new Float64Array(m + 1);
    z[m] = 1;
    for (let j = 0; j < m; j++) z[j] = standardise(row[j]!, mean[j]!, sd[j]!);
    return z;
  });
  const size = m + 1;
  let weights = new Float64Array(size);
  const prior = labels.reduce((sum, y) => sum + y, 0) / labels.length;
  weights[m] = Math.log(prior / (1 - prior));
  const objective = (v: Float64Array): number => {
    let sum = 0;
    for (let j = 0; j < m; j++) sum -= (ridge / 2) * v[j]! * v[j]!;
    x.forEach((z, i) => {
      let eta = 0;
      for (let j = 0; j < size; j++) eta += v[j]! * z[j]!;
      sum -= Math.log1p(Math.exp(-Math.abs(eta))) + Math.max(labels[i] === 1 ? -eta : eta, 0);
    });
    return sum;
  };
  for (let round = 0; round < 25; round++) {
    const hessian = new Float64Array(size * size);
    const gradient = new Float64Array(size);
    for (let j = 0; j < m; j++) {
      hessian[j * size + j] = ridge;
      gradient[j] = -ridge * weights[j]!;
    }
    hessian[m * size + m] = 1e-6;
    x.forEach((z, i) => {
      let eta = 0;
      for (let j = 0; j < size; j++) eta += weights[j]! * z[j]!;
      const q = 1 / (1 + Math.exp(-eta));
      const w = Math.max(q * (1 - q), 1e-6);
      const residual = labels[i]! - q;
      for (let j = 0; j < size; j++) {
        gradient[j]! += residual * z[j]!;
        const wz = w * z[j]!;
        for (let l = 0; l <= j; l++) hessian[j * size + l]! += wz * z[l]!;
      }
    });
    for (let j = 0; j < size; j++) for (let l = 0; l < j; l++) hessian[l * size + j] = hessian[j * size + l]!;
    const step = solve(hessian, gradient);
    const now = objective(weights);
    let length = 1;
    let next = weights;
    for (; length > 1e-4; length /= 2) {
      next = weights.map((weight, j) => weight + length * step[j]!);
      if (objective(next) >= now) break;
    }
    if (objective(next) - now < 1e-4) break;
    weights = next;
  }
  return {
    intercept: weights[m]!,
    prior,
    terms: names.map((name, j) => ({ ...name, weight: weights[j]!, mean: mean[j]!, sd: sd[j]! })),
  };
}
