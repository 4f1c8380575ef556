import type { Lifecycle, Plan, Region } from '../types';
import type { Culture } from './names';

/** The hand-made part of an account; dates and money are drawn. */
export interface AccountSketch {
  name: string;
  domain: string;
  plan: Plan;
  region: Region;
  industry: string;
  lifecycle: Lifecycle;
  cultures: readonly Culture[];
  /** Language in which its people often write, when not English. */
  language: 'en' | 'de' | 'fr' | 'es';
  /** Offered in the sandbox's "a customer answers": two or three of its people have answered nothing lately. */
  panel: boolean;
}

type Row = readonly [
  name: string,
  domain: string,
  plan: Plan,
  region: Region,
  industry: string,
  lifecycle: Lifecycle,
  cultures: string,
  extra?: 'de' | 'fr' | 'es' | 'panel',
];

const ROWS: readonly Row[] = [
  ['Quillmere Freight', 'quillmere', 'enterprise', 'EMEA', 'Logistics', 'mature', 'british nordic', 'panel'],
  [
    'Bramblewick Foods',
    'bramblewick',
    'business',
    'EMEA',
    'Food service',
    'mature',
    'british indian',
    'panel',
  ],
  [
    'Tessaly Health',
    'tessaly-health',
    'enterprise',
    'AMER',
    'Healthcare',
    'mature',
    'american hispanic',
    'panel',
  ],
  ['Copperfinch Stores', 'copperfinch', 'business', 'AMER', 'Retail', 'mature', 'american african', 'panel'],
  ['Ōtaki Orchards', 'otaki-orchards', 'team', 'APAC', 'Agriculture', 'mature', 'pacific', 'panel'],
  ['Marrowstone Energy', 'marrowstone', 'enterprise', 'AMER', 'Energy', 'adopting', 'american', 'panel'],
  [
    'Pennywhistle Schools',
    'pennywhistle',
    'team',
    'EMEA',
    'Education',
    'adopting',
    'british african',
    'panel',
  ],
  [
    'Sable & Thrush Hotels',
    'sablethrush',
    'business',
    'EMEA',
    'Hospitality',
    'mature',
    'british french',
    'panel',
  ],
  ['Kitefall Studios', 'kitefall', 'team', 'AMER', 'Media', 'adopting', 'american korean', 'panel'],
  [
    'Hinoki Precision',
    'hinoki-precision',
    'enterprise',
    'APAC',
    'Manufacturing',
    'mature',
    'japanese',
    'panel',
  ],
  ['Lanternhill Trust', 'lanternhill', 'starter', 'EMEA', 'Nonprofit', 'mature', 'british', 'panel'],
  [
    'Meridane Credit Union',
    'meridane',
    'business',
    'AMER',
    'Finance',
    'mature',
    'american hispanic',
    'panel',
  ],
  ['Falkenried Logistik', 'falkenried', 'business', 'EMEA', 'Logistics', 'mature', 'german', 'de'],
  ['Steinbuche Maschinenbau', 'steinbuche', 'enterprise', 'EMEA', 'Manufacturing', 'mature', 'german', 'de'],
  ['Möwenblick Hotels', 'moewenblick', 'team', 'EMEA', 'Hospitality', 'adopting', 'german', 'de'],
  ['Kräuterwald Märkte', 'kraeuterwald', 'business', 'EMEA', 'Retail', 'at_risk', 'german', 'de'],
  ['Boulangeries Tournefeu', 'tournefeu', 'team', 'EMEA', 'Food service', 'mature', 'french', 'fr'],
  ['Clinique des Trois Saules', 'trois-saules', 'business', 'EMEA', 'Healthcare', 'adopting', 'french', 'fr'],
  ['Vallombreuse Transports', 'vallombreuse', 'business', 'EMEA', 'Logistics', 'mature', 'french', 'fr'],
  ['Huerta Clarabella', 'clarabella', 'team', 'EMEA', 'Agriculture', 'mature', 'hispanic', 'es'],
  [
    'Hoteles Mirasierra Azul',
    'mirasierra-azul',
    'business',
    'EMEA',
    'Hospitality',
    'adopting',
    'hispanic',
    'es',
  ],
  ['Colibrí del Llano', 'colibri-llano', 'business', 'AMER', 'Logistics', 'mature', 'hispanic', 'es'],
  ['Clínicas Nopalito', 'nopalito', 'team', 'AMER', 'Healthcare', 'onboarding', 'hispanic', 'es'],
  ['Gullwing Parcel', 'gullwing-parcel', 'business', 'AMER', 'Logistics', 'at_risk', 'american'],
  ['Ironwattle Haulage', 'ironwattle', 'team', 'APAC', 'Logistics', 'mature', 'pacific'],
  ['Saltmarsh Seafoods', 'saltmarsh', 'team', 'AMER', 'Food service', 'mature', 'american portuguese'],
  ['Drumlin Dairy', 'drumlin', 'team', 'EMEA', 'Agriculture', 'mature', 'british'],
  ['Verity Lane Pharmacies', 'veritylane', 'business', 'AMER', 'Retail', 'mature', 'american indian'],
  ['Oakhollow Care', 'oakhollow', 'business', 'EMEA', 'Healthcare', 'mature', 'british african'],
  ['Nimbus & Reed', 'nimbusreed', 'starter', 'AMER', 'Media', 'adopting', 'american'],
  ['Brindlewater Utilities', 'brindlewater', 'enterprise', 'AMER', 'Energy', 'mature', 'american african'],
  ['Tamarind Table', 'tamarind-table', 'team', 'APAC', 'Food service', 'adopting', 'indian chinese'],
  ['Suryaveda Hospitals', 'suryaveda', 'enterprise', 'APAC', 'Healthcare', 'mature', 'indian'],
  ['Nilgiri Loom Works', 'nilgiri-loom', 'business', 'APAC', 'Manufacturing', 'mature', 'indian'],
  ['Harborline Ferries', 'harborline', 'business', 'AMER', 'Logistics', 'mature', 'american nordic'],
  ['Fjordlys Kraft', 'fjordlys', 'business', 'EMEA', 'Energy', 'mature', 'nordic'],
  ['Björkdal Timber', 'bjorkdal', 'team', 'EMEA', 'Manufacturing', 'adopting', 'nordic'],
  ['Snowberry Outfitters', 'snowberry', 'team', 'EMEA', 'Retail', 'churned', 'nordic'],
  [
    'Palmetto Ridge Resorts',
    'palmetto-ridge',
    'enterprise',
    'AMER',
    'Hospitality',
    'at_risk',
    'american hispanic',
  ],
  ['Juniper Mile Apartments', 'junipermile', 'team', 'AMER', 'Property', 'mature', 'american'],
  ['Castellmoor Estates', 'castellmoor', 'business', 'EMEA', 'Property', 'mature', 'british arabic'],
  ['Dar Yasmin Hotels', 'daryasmin', 'business', 'EMEA', 'Hospitality', 'mature', 'arabic french'],
  ['Qamar Ready-Mix', 'qamar-readymix', 'team', 'EMEA', 'Manufacturing', 'onboarding', 'arabic indian'],
  ['Adunni Markets', 'adunni', 'team', 'EMEA', 'Retail', 'adopting', 'african'],
  ['Baobab Field Services', 'baobab-field', 'starter', 'EMEA', 'Energy', 'mature', 'african'],
  ['Ipê Amarelo Coffee', 'ipe-amarelo', 'team', 'AMER', 'Agriculture', 'mature', 'portuguese'],
  ['Azulejo Bay Clinics', 'azulejo-bay', 'starter', 'EMEA', 'Healthcare', 'adopting', 'portuguese'],
  ['Haneul Electronics', 'haneul', 'enterprise', 'APAC', 'Manufacturing', 'adopting', 'korean'],
  ['Green Pagoda Retail', 'greenpagoda', 'business', 'APAC', 'Retail', 'mature', 'chinese pacific'],
  ['Jade Harbour Terminals', 'jadeharbour', 'enterprise', 'APAC', 'Logistics', 'mature', 'chinese'],
  ['Kurrajong College', 'kurrajong', 'team', 'APAC', 'Education', 'mature', 'pacific'],
  ['Wexcombe Academy Group', 'wexcombe', 'business', 'EMEA', 'Education', 'at_risk', 'british'],
  ['Tallgrass Community College', 'tallgrass', 'team', 'AMER', 'Education', 'mature', 'american'],
  ['Ladle & Loom Pantries', 'ladleandloom', 'starter', 'AMER', 'Nonprofit', 'adopting', 'american african'],
  ['Paws & Porch Rescue', 'pawsandporch', 'starter', 'AMER', 'Nonprofit', 'churned', 'american'],
  ['Ledgerwood Savings', 'ledgerwood', 'business', 'AMER', 'Finance', 'mature', 'american'],
  ['Pebblecast', 'pebblecast', 'starter', 'AMER', 'Technology', 'onboarding', 'american korean'],
  ['Hexmoor Hosting', 'hexmoor', 'team', 'EMEA', 'Technology', 'adopting', 'british indian'],
  ['Rookery Games Support', 'rookery', 'starter', 'EMEA', 'Technology', 'churned', 'british french'],
  ['Thistledown Bakeries', 'thistledown', 'team', 'EMEA', 'Food service', 'at_risk', 'british'],
  ['Cobalt Fern Interiors', 'cobaltfern', 'starter', 'APAC', 'Retail', 'onboarding', 'pacific chinese'],
  [
    'Windrush Components',
    'windrush-components',
    'business',
    'EMEA',
    'Manufacturing',
    'churned',
    'british african',
  ],
];

/** About sixty invented companies, all under .example. */
export const ACCOUNT_LIST: readonly AccountSketch[] = ROWS.map(
  ([name, domain, plan, region, industry, lifecycle, cultures, extra]) => ({
    name,
    domain: `${domain}.example`,
    plan,
    region,
    industry,
    lifecycle,
    cultures: cultures.split(' ') as Culture[],
    language: extra === undefined || extra === 'panel' ? 'en' : extra,
    panel: extra === 'panel',
  }),
);
