import { readFileSync } from "node:fs";

/** The catalogue file: tables as columns, and row numbers where one table refers to another. */
export interface Document {
  source: string;
  generated_at: string;
  count: number;
  statuses: Terms;
  config_types: Terms;
  agency_types: Terms;
  agencies: Terms & { abbrev: string[]; type: Numbers };
  families: Terms & {
    description: string[];
    manufacturer: Numbers;
    parent_id: Numbers;
    parent_name: string[];
    maiden_flight: string[];
  };
  licenses: Terms & { priority: Numbers; link: string[] };
  images: Terms & {
    image_url: string[];
    thumbnail_url: string[];
    credit: string[];
    license: Numbers;
    single_use: Numbers;
  };
  spacecraft_configs: Terms & {
    type: Numbers;
    agency: Numbers;
    family: number[][];
    in_use: Numbers;
    image: Numbers;
  };
  spacecraft: Terms & {
    serial_number: string[];
    is_placeholder: Numbers;
    image: Numbers;
    in_space: Numbers;
    time_in_space: Numbers;
    time_docked: Numbers;
    flights_count: Numbers;
    mission_ends_count: Numbers;
    status: Numbers;
    description: string[];
    spacecraft_config: Numbers;
    fastest_turnaround: Numbers;
  };
}

type Numbers = (number | null)[];

interface Terms {
  id: number[];
  name: string[];
}

export interface Term {
  id: number;
  name: string;
}

export interface Agency extends Term {
  abbrev: string | null;
  type: Term | null;
}

export interface Family extends Term {
  description: string | null;
  manufacturer: Agency | null;
  parent: Term | null;
  maidenFlight: string | null;
}

export interface Image extends Term {
  imageUrl: string | null;
  thumbnailUrl: string | null;
  credit: string | null;
  license: (Term & { priority: number | null; link: string | null }) | null;
  singleUse: boolean | null;
}

export interface Config extends Term {
  type: Term | null;
  agency: Agency | null;
  families: Family[];
  inUse: boolean | null;
  image: Image | null;
}

export interface Craft extends Term {
  serialNumber: string | null;
  isPlaceholder: boolean | null;
  image: Image | null;
  inSpace: boolean | null;
  timeInSpace: number | null;
  timeDocked: number | null;
  flights: number | null;
  missionEnds: number | null;
  status: Term | null;
  description: string | null;
  config: Config | null;
  turnaround: number | null;
}

/** A catalogue as the app is given it, and the craft in it. */
export class Catalogue {
  readonly craft: readonly Craft[];

  constructor(readonly document: Document) {
    this.craft = read(document);
  }

  /** A copy with some of the document changed. */
  with(change: (document: Document) => void): Catalogue {
    const copy = structuredClone(this.document);
    change(copy);
    return new Catalogue(copy);
  }

  /** A catalogue of so many craft, these over and over under ids and names of their own. */
  repeated(count: number): Catalogue {
    return this.with((document) => {
      const { spacecraft } = document;
      const { length } = spacecraft.id;
      for (const column of Object.values(spacecraft) as unknown[][]) {
        for (let row = length; row < count; row += 1) column.push(column[row % length]);
      }
      for (let row = length; row < count; row += 1) {
        spacecraft.id[row] = 10_000 + row;
        spacecraft.name[row] += ` ${row}`;
      }
      document.count = count;
    });
  }

  /** The craft with this id. */
  find(id: number): Craft {
    const found = this.craft.find((craft) => craft.id === id);
    if (!found) throw new Error(`no craft ${id} in the catalogue`);
    return found;
  }

  get text(): string {
    return JSON.stringify(this.document);
  }
}

/** The cell, which every column has in every row. */
function at<T>(column: readonly T[], row: number): T {
  const cell = column[row];
  if (cell === undefined) throw new Error(`the catalogue has no row ${row}`);
  return cell;
}

function refer<T>(rows: readonly T[], row: number | null): T | null {
  return row === null ? null : at(rows, row);
}

const text = (value: string) => value || null;
const flag = (value: number | null) => (value === null ? null : value === 1);

function rows<T extends Terms, R>(table: T, row: (index: number, term: Term) => R): R[] {
  return table.id.map((id, index) => row(index, { id, name: at(table.name, index) }));
}

function read(document: Document): Craft[] {
  const term = (_: number, term: Term) => term;
  const statuses = rows(document.statuses, term);
  const types = rows(document.config_types, term);
  const agencyTypes = rows(document.agency_types, term);
  const agencies = rows(document.agencies, (row, term): Agency => ({
    ...term,
    abbrev: text(at(document.agencies.abbrev, row)),
    type: refer(agencyTypes, at(document.agencies.type, row)),
  }));
  const families = rows(document.families, (row, term): Family => {
    const parent = at(document.families.parent_id, row);
    return {
      ...term,
      description: text(at(document.families.description, row)),
      manufacturer: refer(agencies, at(document.families.manufacturer, row)),
      parent: parent === null ? null : { id: parent, name: at(document.families.parent_name, row) },
      maidenFlight: text(at(document.families.maiden_flight, row)),
    };
  });
  const licenses = rows(document.licenses, (row, term) => ({
    ...term,
    priority: at(document.licenses.priority, row),
    link: text(at(document.licenses.link, row)),
  }));
  const images = rows(document.images, (row, term): Image => ({
    ...term,
    imageUrl: text(at(document.images.image_url, row)),
    thumbnailUrl: text(at(document.images.thumbnail_url, row)),
    credit: text(at(document.images.credit, row)),
    license: refer(licenses, at(document.images.license, row)),
    singleUse: flag(at(document.images.single_use, row)),
  }));
  const configs = rows(document.spacecraft_configs, (row, term): Config => ({
    ...term,
    type: refer(types, at(document.spacecraft_configs.type, row)),
    agency: refer(agencies, at(document.spacecraft_configs.agency, row)),
    families: at(document.spacecraft_configs.family, row).map((family) => at(families, family)),
    inUse: flag(at(document.spacecraft_configs.in_use, row)),
    image: refer(images, at(document.spacecraft_configs.image, row)),
  }));
  const table = document.spacecraft;
  return rows(table, (row, term): Craft => ({
    ...term,
    serialNumber: text(at(table.serial_number, row)),
    isPlaceholder: flag(at(table.is_placeholder, row)),
    image: refer(images, at(table.image, row)),
    inSpace: flag(at(table.in_space, row)),
    timeInSpace: at(table.time_in_space, row),
    timeDocked: at(table.time_docked, row),
    flights: at(table.flights_count, row),
    missionEnds: at(table.mission_ends_count, row),
    status: refer(statuses, at(table.status, row)),
    description: text(at(table.description, row)),
    config: refer(configs, at(table.spacecraft_config, row)),
    turnaround: at(table.fastest_turnaround, row),
  }));
}

const file = new URL("../../../public/data/catalogue.json", import.meta.url);

/** The catalogue that is shipped. */
export const sample = new Catalogue(JSON.parse(readFileSync(file, "utf8")) as Document);
