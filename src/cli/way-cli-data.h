/* What the commands that read a data set share: their options, opening the
 * set, rows as CSV and JSON, and the standard output.
 */
#pragma once

#include "way-cli-command.h"
#include "way-dataset.h"
#include "way-json.h"

G_BEGIN_DECLS

typedef struct
{
  WayLang     lang;
  gboolean    csv;
  gboolean    json;
  char       *data;       /* the path of the data set */
  char       *word;       /* the only argument */
  char       *plan;       /* id of the policy whose targets are listed */
  int         known_on;   /* the day as known on which figures are shown */
  char      **filters;    /* FACET=VALUE,… each: which policies are listed */
  char       *search;     /* words that policies must contain */
  WayDataset *dataset;
} WayCliOptions;

gboolean    way_cli_options_read  (WayCliOptions       *options,
                                   const WayCliUsage   *usage,
                                   gboolean             with_csv,
                                   int                  argc,
                                   char               **argv);
gboolean    way_cli_options_load  (WayCliOptions       *options);
void        way_cli_options_clear (WayCliOptions       *options);
WayCliExit  way_cli_lay_own       (WayDataset          *dataset);
gboolean    way_cli_read_lang     (const char          *text,
                                   WayLang             *lang);
WayCliExit  way_cli_write_bytes   (gconstpointer        data,
                                   gsize                length);
WayCliExit  way_cli_write         (const GString       *text);
void        way_cli_add_row       (WayJsonWriter       *writer,
                                   const WayDataset    *dataset,
                                   WayTableId           table,
                                   guint                index);
void        way_cli_add_object    (WayJsonWriter       *writer,
                                   const WayDataset    *dataset,
                                   WayTableId           table,
                                   guint                index);
char       *way_cli_target_text   (const WayDataset    *dataset,
                                   const WayStatedGoal *stated,
                                   WayLang              lang);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayCliOptions, way_cli_options_clear)

G_END_DECLS
