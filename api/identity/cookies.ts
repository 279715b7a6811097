import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type {} from '@fastify/cookie';

/** The two cookies of the web app: the session, and the login under way. */
export interface IdentityCookies {
  sessionId(request: FastifyRequest): string | undefined;
  /** Puts a new random session id into the browser and returns it. */
  openSession(reply: FastifyReply): string;
  closeSession(reply: FastifyReply): void;
  attempt(request: FastifyRequest): string | undefined;
  setAttempt(reply: FastifyReply, sealed: string, seconds: number): void;
  clearAttempt(reply: FastifyReply): void;
}

/** `__Host-` binds the cookies to our host over https; browsers refuse that prefix over http, so loopback does without. */
export function identityCookies(publicUrl: URL): IdentityCookies {
  const secure = publicUrl.protocol === 'https:';
  const prefix = secure ? '__Host-' : '';
  const session = `${prefix}zm_sid`;
  const login = `${prefix}zm_login`;
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  return {
    sessionId: (request) => request.cookies[session],
    openSession: (reply) => {
      const id = randomBytes(32).toString('base64url');
      reply.setCookie(session, id, options);
      return id;
    },
    closeSession: (reply) => void reply.clearCookie(session, options),
    attempt: (request) => request.cookies[login],
    setAttempt: (reply, sealed, seconds) => void reply.setCookie(login, sealed, { ...options, maxAge: seconds }),
    clearAttempt: (reply) => void reply.clearCookie(login, options),
  };
}

/** What the table keeps of a session id. */
export const hashOf = (sessionId: string): Buffer => createHash('sha256').update(sessionId).digest();
