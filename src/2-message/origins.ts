/**
 * Where decoded bytes came from: byte `n` of the result was written as the bytes [from[n], to[n]) of the encoded body.
 * Filled only when somebody asks for a place, since it is larger than the body.
 */
export interface Origins {
  readonly from: number[]
  readonly to: number[]
}
