"""The API's description (OpenAPI 3.1), drawn from the models: `description.describe_api`."""
