/* What a picture says of the data set that it shows: its name, its version and
 * its terms. Only the set that the program brings along is called Waymark's.
 */
#include "config.h"

#include "way-picture-private.h"

#define OWN_DATASET "china-innovation-policies"
#define OWN_LICENCE "CC BY 4.0"

/* The shipped set has sources under several terms; the set itself has these. */
static gboolean
is_own (const WayDataset *dataset)
{
  return g_str_equal (way_dataset_get_meta (dataset, "id"), OWN_DATASET);
}

/**
 * way_picture_get_licence:
 * @dataset: a snapshot
 *
 * Returns: (transfer none): the licence of a data set, as it names it itself; ""
 *   if it names none
 */
const char *
way_picture_get_licence (const WayDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, "");

  return is_own (dataset) ? OWN_LICENCE : way_dataset_get_meta (dataset, "licence");
}

/**
 * way_picture_tell_dataset:
 * @dataset: a snapshot
 * @lang: the language of the words
 *
 * Returns: (transfer full): a sentence with the name, the version and the licence
 *   of a data set
 */
char *
way_picture_tell_dataset (const WayDataset *dataset,
                          WayLang           lang)
{
  const char *title, *version, *licence;

  g_return_val_if_fail (dataset != NULL, NULL);

  title = way_dataset_get_meta (dataset, "title");
  version = way_dataset_get_meta (dataset, "version");
  licence = way_picture_get_licence (dataset);
  if (is_own (dataset))
    return g_strdup_printf (way_tr (lang, WAY_N_ ("Waymark data set %s, CC BY 4.0.")), version);
  if (*title == '\0')
    title = way_dataset_get_meta (dataset, "id");
  if (*licence == '\0')
    return g_strdup_printf (way_tr (lang, WAY_N_ ("Data set: %s %s, licence not stated.")), title,
                            version);
  return g_strdup_printf (way_tr (lang, WAY_N_ ("Data set: %s %s, licence: %s.")), title, version,
                          licence);
}
