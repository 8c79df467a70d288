/* What a scene says: its texts name policies, dates and figures by reference,
 * and get them from the data set whenever they are shown.
 */
#pragma once

#include "way-tour.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_SCENE_CAPTION,   /* the headline */
  WAY_SCENE_TEXT,      /* what stands under it */
  WAY_SCENE_NOTES,     /* what only the speaker sees */
  WAY_N_SCENE_PARTS,
} WayScenePart;

const char *way_scene_get_part       (const WayScene    *scene,
                                      WayScenePart       part,
                                      WayLang            lang);
void        way_scene_set_part       (WayScene          *scene,
                                      WayScenePart       part,
                                      WayLang            lang,
                                      const char        *text);
char       *way_scene_resolve_text   (const WayScene    *scene,
                                      WayScenePart       part,
                                      const WayDataset  *dataset,
                                      WayLang            lang);
char       *way_tour_resolve         (const char        *text,
                                      const WayDataset  *dataset,
                                      int                known_on,
                                      WayLang            lang,
                                      GError           **error);
gboolean    way_tour_is_about        (const WayTour     *tour,
                                      const WayDataset  *dataset);

G_END_DECLS
