/* The files of a batch: written one after the other while the next is drawn.
 */
#pragma once

#include "way-cli-command.h"
#include "way-picture.h"

G_BEGIN_DECLS

typedef struct _WayCliBatch WayCliBatch;

WayCliBatch *way_cli_batch_new       (void);
void         way_cli_batch_add       (WayCliBatch     *batch,
                                      WayDrawnPicture *picture,
                                      const char      *path,
                                      const char      *warning,
                                      const char      *line);
void         way_cli_batch_add_line  (WayCliBatch     *batch,
                                      const char      *line);
void         way_cli_batch_add_fault (WayCliBatch     *batch,
                                      const char      *fault);
gboolean     way_cli_batch_goes_on   (WayCliBatch     *batch);
WayCliExit   way_cli_batch_finish    (WayCliBatch     *batch);

G_END_DECLS
