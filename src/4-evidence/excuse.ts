export { assistantWrites } from './excuse/assistant-writes.ts'
export { onlyBroadcasts } from './excuse/only-broadcasts.ts'
export { sameDevice } from './excuse/same-device.ts'
