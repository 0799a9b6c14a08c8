"""What boto3 is asked to do. The region's address and its base image come in the environment."""

from asking import told
from compute import images, launch_templates

told([images, launch_templates])
