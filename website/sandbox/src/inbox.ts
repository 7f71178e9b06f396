// The messages to a worker: those that come before it is ready wait.

/** Hear all messages from now on. What is returned takes a handler, for those that wait and all later ones. */
export function inbox<Message>(): (handle: (message: Message) => void) => void {
  const waiting: Message[] = [];
  let take = (message: Message): void => void waiting.push(message);
  self.onmessage = (event: MessageEvent<Message>) => take(event.data);
  return (handle) => {
    take = handle;
    waiting.splice(0).forEach(handle);
  };
}
