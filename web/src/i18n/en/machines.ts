import type { zh } from '../zh.ts';
import type { Translation } from '../translation.ts';

export const machines: Translation<typeof zh.machines> = {
  title: 'Machines', lead: 'An organisation’s systems get tokens from the identity provider with a key of their own, and act for that organisation, within their scopes only. Only public keys are here: the private one stays in the organisation’s system; send it to nobody.',
  none: 'No machines yet', noneText: 'Enter one below, then register a public key for it.', list: 'Machines', client: 'Client id', registered: 'Entered {{at}}', ended: 'Ended', endedAt: 'Ended {{at}}', noKey: 'No good key: it cannot be used', scopes: 'Scopes', org: 'Organisation',
  scopeNames: { 'check-before-acting': 'Check before acting', 'register-measures': 'Register measures', 'answer-marks': 'Answer requests to mark' },
  keys: 'Keys', key: 'Key {{kid}}', addedAt: 'Registered {{at}}', revokedAt: 'Revoked {{at}}', live: 'Good', revoked: 'Revoked', add: 'Register a public key', publicKey: 'Public key (PEM)', publicKeyHint: 'Begins with -----BEGIN PUBLIC KEY-----. P-256, or RSA of at least 2048 bits. To rotate, register the new one first and revoke the old one once it is in use: nothing has to stop.', needKey: 'Please paste the public key.', revoke: 'Revoke', revokeTitle: 'Revoke this key?', revokeText: 'At once: all tokens this machine holds are refused, and it has to ask for new ones with another key.', end: 'End', endTitle: 'End this machine?', endText: 'At once and for good. What it has done stays in the logs.', cancel: 'Cancel',
  form: { title: 'Enter a machine', org: 'Organisation', needOrg: 'Please choose the organisation.', name: 'Name', nameHint: 'For example: bid opening system', needName: 'Please give it a name.', scopes: 'Scopes', needScopes: 'Please choose at least one.', submit: 'Enter' },
  done: { registered: 'Entered as {{id}}. Now register its public key.', added: 'Key registered.', revoked: 'Key revoked.', ended: 'Ended.' },
  how: 'How it gets a token', howText: 'Issuer: {{issuer}}; audience: {{audience}}; grant: client_credentials, with private_key_jwt. At an issuer of your own set the client’s jwks_uri to /api/public/machines/<client id>/keys of this site: keys rotated or revoked here follow there.', link: 'Machines and keys',
};
