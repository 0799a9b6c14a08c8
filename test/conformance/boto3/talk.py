"""What boto3 is asked to do. The region's address and its base image come in the environment."""

import sys

from asking import told
from building import pipelines
from compute import images, instances, launch_templates, networks
from fleets import groups, load_balancers
from messages import buses, queues, schedules, topics
from records import machines, tables
from stacks import buckets, functions, roles, stacks
from systems import commands, parameters
from throttling import throttling
from watching import alarms, logs

TALKS = [instances, images, launch_templates, networks, parameters, commands, load_balancers, groups, alarms, logs,
      queues, topics, buses, schedules, stacks, roles, buckets, functions, tables, machines, pipelines, throttling]

#: All, or those that are named.
told([talk for talk in TALKS if len(sys.argv) == 1 or talk.__name__ in sys.argv])
