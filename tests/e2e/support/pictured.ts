import { sample, type Catalogue, type Document } from "./catalogue.ts";
import type { StandIn } from "./stand-in.ts";

/** Every craft with a picture of its own, served by the stand-in. */
export function pictured(standIn: StandIn): Catalogue {
  return sample.with((document) => {
    const { spacecraft } = document;
    spacecraft.id.forEach((id, row) => {
      spacecraft.image[row] = addImage(document, id, standIn);
    });
  });
}

function addImage(document: Document, id: number, standIn: StandIn): number {
  const { images } = document;
  images.id.push(9_000_000 + id);
  images.name.push(`[AUTO] ${id} - image`);
  images.image_url.push(standIn.picture(id));
  images.thumbnail_url.push(standIn.thumbnail(id));
  images.credit.push("Somebody");
  images.license.push(0);
  return images.single_use.push(0) - 1;
}
