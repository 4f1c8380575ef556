import type { ThemeWords } from './theme-words';

export const INTEGRATIONS: ThemeWords = {
  strong: `
    integration, integrations, integrate, integrates, integrated, integrating, api, apis, webhook
    webhooks, plugin, plugins, plug in, add on, addon, addons, import, imports, importing, imported
    export, exports, exporting, exported, csv, excel, spreadsheet, spreadsheets, sync, syncs, syncing
    synced, synchronise, synchronize, salesforce, hubspot, slack, jira, confluence, microsoft teams
    ms teams, google drive, google docs, google sheets, google calendar, outlook, sharepoint, zapier
    zoom integration, trello, asana, notion, figma, quickbooks, xero, sap, crm, erp, sso, single sign on
    active directory, okta, third party, 3rd party, connects to, connects with, connect with other
    connect to other, connect to our, work with other, works with other, works with my, works with our
    compatible, compatibility, incompatible, interoperability, interoperable, data migration
    data transfer, data export, data import, open banking, device, devices, tablet, ipad, iphone
    android phone, surface hub, alexa, smart home, smart tv, google home, chromebook, desktop app, embed
    embedding, embedded, connector, connectors, link with, linked with, talk to each other, pdf
    data quality, databases, database, our systems, other systems, our system, accounting software
  `,
  usual: `
    data, calendar, browser, chrome, safari, windows, mac, connect, connecting, linking, file, files
    upload, uploading, download, downloading, copy paste, records, google, microsoft
  `,
  weak: `
    link, systems, system, compatible with
  `,
};
