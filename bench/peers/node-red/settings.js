// Node-RED with nothing but a runtime: no editor, no log, no context on disk.
module.exports = {
  uiHost: '127.0.0.1',
  httpAdminRoot: false,
  flowFile: 'flows.json',
  credentialSecret: false,
  logging: { console: { level: 'error', metrics: false, audit: false } },
  editorTheme: { tours: false },
};
