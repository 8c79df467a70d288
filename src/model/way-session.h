/* WaySession: the data set and the view that all widgets share, and the
 * history of views. Widgets watch it and change it; they never talk to each
 * other.
 */
#pragma once

#include "way-own.h"
#include "way-view.h"

G_BEGIN_DECLS

#define WAY_TYPE_SESSION (way_session_get_type ())
G_DECLARE_FINAL_TYPE (WaySession, way_session, WAY, SESSION, GObject)

WaySession   *way_session_new            (WayDataset   *dataset,
                                          WayLang       lang);
WayDataset   *way_session_get_dataset    (WaySession   *session);
void          way_session_set_dataset    (WaySession   *session,
                                          WayDataset   *dataset);
void          way_session_complete_dataset (WaySession *session,
                                          WayDataset   *dataset);
WayOwn       *way_session_get_own        (WaySession   *session);
void          way_session_set_own        (WaySession   *session,
                                          WayOwn       *own);
gboolean      way_session_is_starred     (WaySession   *session,
                                          guint         policy);
void          way_session_set_starred    (WaySession   *session,
                                          guint         policy,
                                          gboolean      starred);
WayLang       way_session_get_lang       (WaySession   *session);
void          way_session_set_lang       (WaySession   *session,
                                          WayLang       lang);
gboolean      way_session_get_both       (WaySession   *session);
void          way_session_set_both       (WaySession   *session,
                                          gboolean      both);
WayView      *way_session_get_view       (WaySession   *session);
void          way_session_go             (WaySession   *session,
                                          WayView      *view);
void          way_session_update         (WaySession   *session,
                                          WayView      *view);
void          way_session_drop           (WaySession   *session);
void          way_session_select         (WaySession   *session,
                                          guint         policy);
guint         way_session_get_selected   (WaySession   *session);
WayHits      *way_session_get_hits       (WaySession   *session);
WayHits      *way_session_get_found      (WaySession   *session);
gboolean      way_session_is_searching   (WaySession   *session);
gboolean      way_session_is_filtering   (WaySession   *session);
const guint8 *way_session_get_matching   (WaySession   *session,
                                          guint        *n_matching);
guint         way_session_get_matching_serial (WaySession *session);
const guint8 *way_session_get_listed     (WaySession   *session,
                                          guint        *n_listed);
const guint  *way_session_get_counts     (WaySession   *session);
gboolean      way_session_can_go_back    (WaySession   *session);
gboolean      way_session_can_go_forward (WaySession   *session);
void          way_session_go_back        (WaySession   *session);
void          way_session_go_forward     (WaySession   *session);

G_END_DECLS
