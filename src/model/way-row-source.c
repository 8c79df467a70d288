/* A source of rows: one lock around what its implementation does, and the first
 * fault that reading a row has met.
 */
#include "config.h"

#include "way-row-source.h"

struct _WayRowSource
{
  gatomicrefcount          ref_count;
  const WayRowSourceFuncs *funcs;
  gpointer                 data;
  GMutex                   lock;
  GError                  *fault;
  gboolean                 has_failed;   /* only the first fault is told */
};

/**
 * way_row_source_new:
 * @funcs: what the source does; must outlive it
 * @data: (transfer full): what @funcs are given
 *
 * Returns: (transfer full): a source
 */
WayRowSource *
way_row_source_new (const WayRowSourceFuncs *funcs,
                    gpointer                 data)
{
  WayRowSource *source;

  g_return_val_if_fail (funcs != NULL, NULL);

  source = g_new0 (WayRowSource, 1);
  g_atomic_ref_count_init (&source->ref_count);
  g_mutex_init (&source->lock);
  source->funcs = funcs;
  source->data = data;
  return source;
}

/**
 * way_row_source_ref:
 * @source: a source
 *
 * Returns: (transfer full): @source, with one reference more
 */
WayRowSource *
way_row_source_ref (WayRowSource *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  g_atomic_ref_count_inc (&source->ref_count);
  return source;
}

/**
 * way_row_source_unref:
 * @source: (transfer full): a source
 *
 * Drops a reference; with the last one its data are freed.
 */
void
way_row_source_unref (WayRowSource *source)
{
  g_return_if_fail (source != NULL);

  if (!g_atomic_ref_count_dec (&source->ref_count))
    return;
  source->funcs->free (source->data);
  g_clear_error (&source->fault);
  g_mutex_clear (&source->lock);
  g_free (source);
}

/**
 * way_row_source_get_data:
 * @source: a source
 * @funcs: what the caller's sources do
 *
 * Returns: (transfer none) (nullable): the data, %NULL if the source is not
 *   one of the caller's
 */
gpointer
way_row_source_get_data (WayRowSource            *source,
                         const WayRowSourceFuncs *funcs)
{
  g_return_val_if_fail (source != NULL && funcs != NULL, NULL);

  return source->funcs == funcs ? source->data : NULL;
}

/**
 * way_row_source_read_policy:
 * @source: a source
 * @policy: the number of a policy
 * @error: return location for an error
 *
 * Reads a row, in any thread.
 *
 * Returns: (transfer full): its fields, or %NULL with an error
 */
char **
way_row_source_read_policy (WayRowSource  *source,
                            guint          policy,
                            GError       **error)
{
  char **fields;

  g_return_val_if_fail (source != NULL, NULL);

  g_mutex_lock (&source->lock);
  fields = source->funcs->read_policy (source->data, policy, error);
  g_mutex_unlock (&source->lock);
  return fields;
}

/**
 * way_row_source_read_short_title:
 * @source: a source
 * @policy: the number of a policy
 * @lang: a language
 *
 * Reads no more than that of a row, in any thread.
 *
 * Returns: (transfer full) (nullable): the title; %NULL where the row has a
 *   fault
 */
char *
way_row_source_read_short_title (WayRowSource *source,
                                 guint         policy,
                                 WayLang       lang)
{
  char *title;

  g_return_val_if_fail (source != NULL, NULL);

  g_mutex_lock (&source->lock);
  title = source->funcs->read_short_title (source->data, policy, lang);
  g_mutex_unlock (&source->lock);
  return title;
}

/**
 * way_row_source_find_policy:
 * @source: a source
 * @id: the id of a policy
 *
 * Returns: its number, or %WAY_NONE
 */
guint
way_row_source_find_policy (WayRowSource *source,
                            const char   *id)
{
  guint policy;

  g_return_val_if_fail (source != NULL && id != NULL, G_MAXUINT);

  g_mutex_lock (&source->lock);
  policy = source->funcs->find_policy (source->data, id);
  g_mutex_unlock (&source->lock);
  return policy;
}

/**
 * way_row_source_take_fault:
 * @source: a source
 * @fault: (transfer full): why a row could not be read
 *
 * Keeps the first fault of all, for way_row_source_next_fault().
 */
void
way_row_source_take_fault (WayRowSource *source,
                           GError       *fault)
{
  g_return_if_fail (source != NULL && fault != NULL);

  g_mutex_lock (&source->lock);
  if (source->has_failed)
    g_error_free (fault);
  else
    {
      source->funcs->describe_fault (source->data, &fault);
      source->fault = fault;
    }
  source->has_failed = TRUE;
  g_mutex_unlock (&source->lock);
}

/**
 * way_row_source_next_fault:
 * @source: a source
 *
 * Returns: (transfer full) (nullable): a fault that nobody has been told yet
 */
GError *
way_row_source_next_fault (WayRowSource *source)
{
  GError *fault;

  g_return_val_if_fail (source != NULL, NULL);

  g_mutex_lock (&source->lock);
  fault = g_steal_pointer (&source->fault);
  g_mutex_unlock (&source->lock);
  return fault;
}
