/** One step of learning: moves `values` against `gradient`. */
export type Step = (values: Float64Array, gradient: Float64Array, rate: number) => void;

/** Adam (Kingma and Ba, 2015) for `size` values, with weight decay apart from the gradient (Loshchilov and Hutter, 2019). */
export function createAdam(size: number, decay: number): Step {
  const momentum = new Float64Array(size);
  const speed = new Float64Array(size);
  let step = 0;
  return (values, gradient, rate) => {
    step++;
    for (let at = 0; at < size; at++) {
      const slope = gradient[at] ?? 0;
      momentum[at] = 0.9 * (momentum[at] ?? 0) + 0.1 * slope;
      speed[at] = 0.999 * (speed[at] ?? 0) + 0.001 * slope * slope;
      const first = (momentum[at] ?? 0) / (1 - 0.9 ** step);
      const second = (speed[at] ?? 0) / (1 - 0.999 ** step);
      const value = values[at] ?? 0;
      values[at] = value - rate * (first / (Math.sqrt(second) + 1e-8) + decay * value);
    }
  };
}
