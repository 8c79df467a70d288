/* The tours that the program brings along lie in data/tours and are part of the
 * program, so that a lesson needs no file.
 */
#include "config.h"

#include "way-built-in-tours.h"

#include "way-model-resources.h"

static const char *const paths[] = { "/org/waymark/model/tours/from-2016.json" };

/**
 * way_built_in_tours_get_n:
 *
 * Returns: how many there are
 */
guint
way_built_in_tours_get_n (void)
{
  return G_N_ELEMENTS (paths);
}

/**
 * way_built_in_tours_get:
 * @index: less than way_built_in_tours_get_n()
 *
 * Returns: (transfer full): a tour
 */
WayTour *
way_built_in_tours_get (guint index)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  WayTour *tour;

  g_return_val_if_fail (index < G_N_ELEMENTS (paths), NULL);

  bytes = g_resource_lookup_data (way_model_get_resource (), paths[index],
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  tour = way_tour_from_json (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                             &error);
  g_assert_no_error (error);
  return tour;
}
