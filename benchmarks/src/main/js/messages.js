// What the ping-pongs send, the same to a worker isolate and to a forked process.
export const ping = (i) => ({ id: i, method: 'add', params: [i, 2] });
export const pongSource = '({ id, params }) => ({ id, result: params[0] + params[1] })';
