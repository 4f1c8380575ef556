/** Words with which an industry fills the slots of a comment. */
export interface IndustryWords {
  site: string;
  sites: string;
  people: string;
  boss: string;
  season: string;
}

const words = (site: string, sites: string, people: string, boss: string, season: string): IndustryWords => ({
  site,
  sites,
  people,
  boss,
  season,
});

/** `boss` is plural and `season` follows "during" or "before". */
export const INDUSTRIES: Record<string, IndustryWords> = {
  Logistics: words('depot', 'depots', 'drivers', 'dispatchers', 'peak season'),
  Healthcare: words('clinic', 'clinics', 'nurses', 'ward managers', 'flu season'),
  Retail: words('store', 'stores', 'store staff', 'store managers', 'the holiday rush'),
  Education: words('campus', 'campuses', 'teaching assistants', 'coordinators', 'the start of term'),
  Manufacturing: words('plant', 'plants', 'operators', 'line leads', 'the summer shutdown'),
  Hospitality: words('hotel', 'hotels', 'housekeepers', 'duty managers', 'wedding season'),
  'Food service': words('kitchen', 'kitchens', 'cooks', 'kitchen managers', 'December'),
  Energy: words('field office', 'field offices', 'technicians', 'crew leads', 'storm season'),
  Media: words('studio', 'studios', 'camera crews', 'producers', 'festival season'),
  Nonprofit: words('shelter', 'shelters', 'volunteers', 'coordinators', 'the winter appeal'),
  Finance: words('branch', 'branches', 'advisers', 'branch managers', 'quarter end'),
  Agriculture: words('farm', 'farms', 'pickers', 'field leads', 'harvest'),
  Property: words('building', 'buildings', 'caretakers', 'site managers', 'moving season'),
  Technology: words('support centre', 'support centres', 'support engineers', 'team leads', 'release week'),
};
