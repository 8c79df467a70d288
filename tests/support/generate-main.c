/* way-generate N OUT.db [SEED]: writes a data set of N generated policies. */
#include "config.h"

#include "way-generate.h"

#include <stdlib.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  const char *shipped = g_getenv ("WAYMARK_DATASET");
  int n = argc > 2 ? atoi (argv[1]) : 0;

  if (n < 1 || argc > 4 || shipped == NULL)
    {
      g_printerr ("usage: WAYMARK_DATASET=SHIPPED.db way-generate N OUT.db [SEED]\n");
      return 2;
    }
  if (way_generate (n, argc > 3 ? atoi (argv[3]) : 1, shipped, argv[2], &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
