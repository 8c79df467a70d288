/* Draws a chart of 1920 by 1080 pixels to a file, as the command does. */
#include "config.h"

#include <locale.h>

#include "way-paths.h"
#include "way-picture.h"
#include "way-png.h"
#include "way-store.h"

int
main (int   argc,
      char *argv[])
{
  const WayPictureOptions options
    = { WAY_PICTURE_CHART, 1920, 1080, WAY_THEME_LIGHT, WAY_LANG_EN, WAY_NO_DAY };
  g_autofree char *path = way_paths_dataset ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = NULL;
  g_autoptr (WayView) view = NULL;
  g_autoptr (GBytes) png = NULL;

  if (argc != 2)
    g_error ("usage: %s FILE", argv[0]);
  setlocale (LC_ALL, "");
  dataset = way_store_load (path, NULL, &error);
  if (dataset != NULL)
    view = way_view_new (dataset);
  if (view != NULL)
    png = way_picture_render (dataset, view, &options, NULL, &error);
  if (png == NULL || !way_file_write (argv[1], png, &error))
    g_error ("%s", error->message);
  return 0;
}
