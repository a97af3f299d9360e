"""Design and markup (MQM): characters, entities, tags and what the site left."""
