import type { ThemeWords } from './theme-words';

export const INTEGRATIONS: ThemeWords = {
  strong: `
    integration, integrations, integrate, integrates, integrated, integrating, api, apis, webhook, webhooks,
    plugin, plugins, plug in, add on, addon, addons, importing, imported, export, exports, exporting,
    exported, csv, sync, syncs, syncing, synced, synchronise, synchronize, salesforce, hubspot, slack, jira,
    confluence, microsoft teams, ms teams, google drive, google docs, google sheets, google calendar,
    outlook, sharepoint, zapier, zoom integration, trello, asana, notion, figma, quickbooks, xero, crm, erp,
    sso, single sign on, active directory, okta, third party, 3rd party, connects to, connects with,
    connect with other, connect to other, connect to our, work with other, works with other, works with my,
    works with our, compatible, compatibility, incompatible, interoperability, interoperable,
    data migration, data transfer, data export, data import, open banking, ipad, android phone, alexa,
    smart home, smart tv, google home, chromebook, desktop app, embed, embedding, embedded, connector,
    connectors, link with, linked with, talk to each other, data quality, databases, database,
    accounting software, works with all, work with all, payroll export, export to, exports to, export is,
    import from, importing from, hr system, our data out, data out, get our data, time tracking,
    talks to our, talked to our, talk to our, push to, pulls from, rate limit, rate limits, header row,
    one way sync, retyping, retype, re type, re enter, double entry, manual entry, copy into, hr sync,
    calendar sync, does not sync
  `,
  usual: `
    safari, linking, copy paste, spreadsheet, spreadsheets, excel, device, devices, tablet, iphone,
    surface hub, pdf, our systems, our system, other systems, file, sap, import, imports
  `,
  weak: `
    link, systems, system, compatible with, data, calendar, browser, chrome, windows, mac, google,
    microsoft, file, files, records, connect, connecting, download, downloading, upload, uploading
  `,
};
