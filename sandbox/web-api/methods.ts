import { connectionsOpen } from './apps';
import { apiTest, authTest } from './auth';
import { createCanvas, deleteCanvas, editCanvas, setCanvasAccess } from './canvases';
import { deleteMessage, getPermalink, postEphemeral, postMessage, updateMessage } from './chat';
import { history, replies } from './conversation-history';
import { info, join, list, members, open } from './conversations';
import { completeUpload, deleteFile, fileInfo, getUploadUrl } from './files';
import { listFiles } from './files-list';
import type { Handler, Method } from './method';
import { addReaction } from './reactions';
import { lookupByEmail, profileGet, userConversations, userInfo, userList } from './users';
import { openView, publishView, pushView, updateView } from './views';

const READ_CHANNELS = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const READ_HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

function bot(handler: Handler, ...scopes: string[]): Method {
  return { handler, scopes, token: 'bot' };
}

/** Every Web API method that the sandbox answers, with the scopes of which Slack wants one. */
export const METHODS: Record<string, Method | undefined> = {
  __proto__: null as never,
  'api.test': { handler: apiTest, scopes: [], token: 'none' },
  'auth.test': bot(authTest),
  'apps.connections.open': { handler: connectionsOpen, scopes: [], token: 'app' },
  'chat.postMessage': bot(postMessage, 'chat:write'),
  'chat.postEphemeral': bot(postEphemeral, 'chat:write'),
  'chat.update': bot(updateMessage, 'chat:write'),
  'chat.delete': bot(deleteMessage, 'chat:write'),
  'chat.getPermalink': bot(getPermalink),
  'conversations.list': bot(list, ...READ_CHANNELS),
  'conversations.info': bot(info, ...READ_CHANNELS),
  'conversations.members': bot(members, ...READ_CHANNELS),
  'conversations.history': bot(history, ...READ_HISTORY),
  'conversations.replies': bot(replies, ...READ_HISTORY),
  'conversations.open': bot(open, 'im:write', 'mpim:write', 'channels:manage', 'groups:write'),
  'conversations.join': bot(join, 'channels:join'),
  'users.info': bot(userInfo, 'users:read'),
  'users.list': bot(userList, 'users:read'),
  'users.lookupByEmail': bot(lookupByEmail, 'users:read.email'),
  'users.profile.get': bot(profileGet, 'users.profile:read'),
  'users.conversations': bot(userConversations, ...READ_CHANNELS),
  'views.open': bot(openView),
  'views.push': bot(pushView),
  'views.update': bot(updateView),
  'views.publish': bot(publishView),
  'files.getUploadURLExternal': bot(getUploadUrl, 'files:write'),
  'files.completeUploadExternal': bot(completeUpload, 'files:write'),
  'files.delete': bot(deleteFile, 'files:write'),
  'files.info': bot(fileInfo, 'files:read'),
  'files.list': bot(listFiles, 'files:read'),
  'canvases.create': bot(createCanvas, 'canvases:write'),
  'canvases.edit': bot(editCanvas, 'canvases:write'),
  'canvases.delete': bot(deleteCanvas, 'canvases:write'),
  'canvases.access.set': bot(setCanvasAccess, 'canvases:write'),
  'reactions.add': bot(addReaction, 'reactions:write'),
};

/** Scopes that the sandbox's bot token carries unless a test takes some away. */
export const ALL_SCOPES = [
  'chat:write',
  'commands',
  ...READ_CHANNELS,
  ...READ_HISTORY,
  'im:write',
  'channels:join',
  'users:read',
  'users:read.email',
  'users.profile:read',
  'files:write',
  'files:read',
  'canvases:write',
  'reactions:write',
];
