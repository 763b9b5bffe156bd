/**
 * Where the program of a thread lies: beside the module that starts it, as TypeScript in the sources and as JavaScript in
 * a package.
 */
export function workerFile(name: string): URL {
  return new URL(`${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
}
