"""What boto3 is asked to do. The region's address and its base image come in the environment."""

from asking import told
from compute import images, instances, launch_templates, networks
from fleets import groups, load_balancers
from messages import buses, queues, schedules, topics
from systems import commands, parameters
from watching import alarms, logs

told([instances, images, launch_templates, networks, parameters, commands, load_balancers, groups, alarms, logs,
      queues, topics, buses, schedules])
