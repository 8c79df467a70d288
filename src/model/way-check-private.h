/* The inside of a checker, shared by way-check.c and its two parts, the
 * check of single fields and the rules between fields.
 */
#pragma once

#include "way-check.h"
#include "way-cycles.h"
#include "way-dataset.h"

G_BEGIN_DECLS

/* What is known of a table so far. */
typedef struct
{
  GHashTable *keys;         /* unique columns, joined → row number + 1 */
  GArray     *lines;        /* of the rows, by row number */
  GPtrArray  *names;        /* the first fields, by row number */
  gboolean    is_skipped;
} WayCheckTable;

/* A reference to a row of the same table, which may come later. */
typedef struct
{
  WayTableId  table;
  guint       row;
  int         column;
  const char *id;
} WayForwardReference;

typedef struct
{
  int     kind;
  WayEdge edge;     /* between policies, by row number */
} WayCheckedRelation;

struct _WayChecker
{
  WayLang            lang;
  char              *suffix;
  GPtrArray         *problems;
  guint              n_more;
  GStringChunk      *texts;
  WayCheckTable      tables[WAY_N_TABLES];
  GArray            *forward;        /* WayForwardReference */
  GArray            *policy_dates;   /* WayDate, by row number */
  GPtrArray         *units;          /* of the indicators, by row number */
  GArray            *relations;      /* WayCheckedRelation */

  /* The row at hand. */
  WayTableId         table;
  guint              line;
  const char *const *fields;
};

void way_check_report       (WayChecker *checker,
                             int         column,
                             const char *format,
                             ...) G_GNUC_PRINTF (3, 4);
void way_check_report_value (WayChecker *checker,
                             int         column,
                             const char *reason,
                             const char *value);
int  way_check_find_row     (WayChecker *checker,
                             WayTableId  table,
                             const char *id);
void way_check_field        (WayChecker *checker,
                             int         column);
void way_check_apply_rules  (WayChecker *checker);
void way_check_find_cycles  (WayChecker *checker);

G_END_DECLS
