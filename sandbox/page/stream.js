const RETRY_MS = 1000;

/** Listens to what happens around one person; reconnects by itself. Returns how to stop. */
export function openStream(as, handlers, { onOpen, onLost }) {
  let source;
  let timer;
  let opened = 0;
  const connect = () => {
    source = new EventSource(`/ui/stream?as=${encodeURIComponent(as)}`);
    source.onopen = () => {
      opened += 1;
      onOpen(opened > 1);
    };
    source.onerror = () => {
      onLost();
      source.close();
      clearTimeout(timer);
      timer = setTimeout(connect, RETRY_MS);
    };
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
    }
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
