#!/usr/bin/python3
"""A session manager that does no more than to say what it is asked.

Prints a line "ready", and then one for each call: "inhibit FLAGS REASON" and
"uninhibit". It ends with its standard input.
"""

import sys

from gi.repository import Gio, GLib

NAME = 'org.gnome.SessionManager'
PATH = '/org/gnome/SessionManager'
INTERFACE = '''
<node>
  <interface name="org.gnome.SessionManager">
    <method name="RegisterClient">
      <arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
  </interface>
</node>'''


def called(_connection, _sender, _path, _interface, method, arguments, invocation):
    if method == 'Inhibit':
        print('inhibit %d %s' % (arguments[3], arguments[2]), flush=True)
        invocation.return_value(GLib.Variant('(u)', (1,)))
    elif method == 'Uninhibit':
        print('uninhibit', flush=True)
        invocation.return_value(None)
    else:
        invocation.return_value(GLib.Variant('(o)', (PATH + '/Client',)))


def main():
    loop = GLib.MainLoop()
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    Gio.bus_own_name(
        Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE,
        lambda connection, _name: connection.register_object(PATH, interface, called, None, None),
        lambda _connection, _name: print('ready', flush=True),
        lambda _connection, _name: loop.quit())
    GLib.io_add_watch(sys.stdin, GLib.IO_HUP, lambda _file, _condition: loop.quit())
    loop.run()


if __name__ == '__main__':
    main()
