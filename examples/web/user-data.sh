#!/bin/bash
# Runs once, at an instance's first boot. What takes long belongs into the image.
set -euo pipefail
token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
instance=$(curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id)
echo "served by $instance" >/usr/share/nginx/html/instance.txt
systemctl enable --now nginx
