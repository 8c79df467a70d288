/* Where a snapshot of very many policies reads their rows when somebody looks
 * at them. The store implements it over its file; this layer knows no file.
 */
#pragma once

#include <gio/gio.h>

#include "way-lang.h"

G_BEGIN_DECLS

/**
 * WayRowSourceFuncs:
 * @read_policy: gives the fields of a policy, as many as its table has columns
 *   and all of them text, as a %NULL-terminated array; %NULL with an error
 * @read_short_title: gives a policy's short title in a language; %NULL where
 *   reading the row would give an error
 * @find_policy: gives the number of the policy with an id, or %WAY_NONE
 * @describe_fault: gives the fault of a row, in place, the words that name the
 *   file
 * @free: frees the data
 *
 * What a source does; never called in two threads at once.
 */
typedef struct
{
  char **(*read_policy) (gpointer     data,
                         guint        policy,
                         GError     **error);
  char  *(*read_short_title) (gpointer  data,
                              guint     policy,
                              WayLang   lang);
  guint  (*find_policy) (gpointer     data,
                         const char  *id);
  void   (*describe_fault) (gpointer   data,
                            GError   **fault);
  void   (*free)        (gpointer     data);
} WayRowSourceFuncs;

typedef struct _WayRowSource WayRowSource;

WayRowSource *way_row_source_new         (const WayRowSourceFuncs  *funcs,
                                          gpointer                  data);
WayRowSource *way_row_source_ref         (WayRowSource             *source);
void          way_row_source_unref       (WayRowSource             *source);
gpointer      way_row_source_get_data    (WayRowSource             *source,
                                          const WayRowSourceFuncs  *funcs);
char        **way_row_source_read_policy (WayRowSource             *source,
                                          guint                     policy,
                                          GError                  **error);
char         *way_row_source_read_short_title (WayRowSource        *source,
                                               guint                policy,
                                               WayLang              lang);
guint         way_row_source_find_policy (WayRowSource             *source,
                                          const char               *id);
void          way_row_source_take_fault  (WayRowSource             *source,
                                          GError                   *fault);
GError       *way_row_source_next_fault  (WayRowSource             *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRowSource, way_row_source_unref)

G_END_DECLS
