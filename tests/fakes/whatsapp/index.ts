export type { CloudApiServer, CloudApiServerOptions } from './cloud-api-server.ts';
export { createCloudApiServer } from './cloud-api-server.ts';
export type { Fault } from './http/faults.ts';
export { asciiJson, signatureOf } from './webhook/sign.ts';
export type { Change } from './webhook/webhook.ts';
export type { FakePerson } from './world/person.ts';
export type { SeenMessage } from './world/seen.ts';
export { asShown } from './world/view.ts';
