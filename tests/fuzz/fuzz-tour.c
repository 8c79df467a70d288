/* Tours: any bytes are refused or give a tour that is written and read again as
 * the same, and whose texts and views can be shown.
 */
#include "config.h"

#include "fuzz.h"
#include "way-shipped.h"
#include "way-tour-text.h"

/* Made once. */
static const WayDataset *
get_dataset (void)
{
  static WayDataset *dataset;

  if (dataset == NULL)
    dataset = way_shipped_load ();
  return dataset;
}

static void
show (const WayScene *scene)
{
  g_autoptr (WayView) view = way_scene_dup_view (scene, get_dataset ());

  g_assert_nonnull (view);
  for (guint part = 0; part < WAY_N_SCENE_PARTS; part++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        g_autofree char *text = way_scene_resolve_text (scene, part, get_dataset (), lang);

        g_assert_true (g_utf8_validate (text, -1, NULL));
      }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayTour) tour = way_tour_from_json ((const char *) data, (gssize) size, &error);
  g_autoptr (WayTour) again = NULL;
  g_autofree char *json = NULL;

  g_assert_true ((tour == NULL) == (error != NULL));
  if (tour == NULL)
    return 0;
  json = way_tour_to_json (tour);
  again = way_tour_from_json (json, -1, &error);
  g_assert_no_error (error);
  g_assert_true (way_tour_equal (tour, again));
  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    show (way_tour_get_scene (tour, i));
  return 0;
}
