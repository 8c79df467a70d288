/* Citations of policies: as text, and in the formats that reference managers
 * read.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  WAY_CITE_TEXT,
  WAY_CITE_RIS,
  WAY_CITE_CSL_JSON,
  WAY_CITE_BIBTEX,
  WAY_N_CITE_FORMATS,
} WayCiteFormat;

gboolean    way_cite_format_parse  (const char       *text,
                                    WayCiteFormat    *format);
const char *way_cite_format_word   (WayCiteFormat     format);
const char *way_cite_format_name   (WayCiteFormat     format,
                                    WayLang           lang);
const char *way_cite_format_suffix (WayCiteFormat     format);
char       *way_cite               (const WayDataset *dataset,
                                    const guint      *policies,
                                    guint             n_policies,
                                    WayCiteFormat     format,
                                    WayLang           lang,
                                    gboolean          both);

G_END_DECLS
