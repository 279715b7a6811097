import { connect } from 'node:http2';

/**
 * Whether the frontend at this address answers for the namespace. One hand-made gRPC call (DescribeNamespace), because
 * an open port says nothing yet, and the start process should not load the whole client for one question.
 */
export async function answersForNamespace(address: string, namespace: string, withinMs = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`);
    const settle = (answer: boolean): void => {
      clearTimeout(timer);
      session.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(false), withinMs);
    session.once('error', () => settle(false));
    const request = session.request({ ':method': 'POST', ':path': '/temporal.api.workflowservice.v1.WorkflowService/DescribeNamespace', 'content-type': 'application/grpc', te: 'trailers' });
    request.once('error', () => settle(false));
    // A refusal comes as headers only, an answer as headers, body and trailers.
    request.once('response', (headers) => headers['grpc-status'] !== undefined && settle(headers['grpc-status'] === '0'));
    request.once('trailers', (trailers) => settle(trailers['grpc-status'] === '0'));
    request.resume();
    request.end(frame(namespace));
  });
}

/** DescribeNamespaceRequest { string namespace = 1; } in a gRPC frame: no compression, length, message. */
function frame(namespace: string): Buffer {
  const name = Buffer.from(namespace);
  const message = Buffer.concat([Buffer.from([0x0a, name.length]), name]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}
