import type { Webhook } from '../http/webhook.ts';
import type { World } from '../world/world.ts';
import { createAnsweringMethods } from './answering.ts';
import { createChatMethods } from './chats.ts';
import type { Commands } from './commands.ts';
import { createEditingMethods } from './editing.ts';
import { createEphemeralMethods } from './ephemeral.ts';
import type { Handlers } from './handlers.ts';
import { createMediaMethods } from './media.ts';
import { createProfileMethods } from './profile.ts';
import { createSender } from './send.ts';
import { createSendingMethods } from './sending.ts';
import { createUpdatingMethods } from './updating.ts';

/** Every method that this server plays. */
export function createHandlers(world: World, webhook: Webhook, commands: Commands): Handlers {
  const send = createSender(world);
  return {
    ...createProfileMethods(world),
    ...createUpdatingMethods(world, webhook),
    ...createSendingMethods(world, send),
    ...createMediaMethods(world, send),
    ...createEditingMethods(world),
    ...createAnsweringMethods(world),
    ...createEphemeralMethods(world),
    ...createChatMethods(world),
    ...commands.methods,
  };
}
