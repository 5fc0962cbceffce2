/** Nobody's bug: its message says to the operator, in a sentence or two, what is wrong and what to do. It is shown without a stack. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
