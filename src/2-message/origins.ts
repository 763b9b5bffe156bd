/**
 * Where decoded bytes came from: byte `n` of the result was written as the bytes [from[n], to[n]) of the encoded body.
 * Filled only when somebody asks for a place, since it is larger than the body.
 */
export interface Origins {
  readonly from: Uint32Array
  readonly to: Uint32Array
}

/** Room for the origins of as many decoded bytes as the body has encoded ones: no transfer encoding makes less of more. */
export function originsOf(body: Buffer): Origins {
  return { from: new Uint32Array(body.length), to: new Uint32Array(body.length) }
}
