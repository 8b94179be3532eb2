"""Reference figures in a YAML file, by section 4 of the contract."""

from cijfercheck.model.plugin import Provider
from cijfercheck.providers._figures import provide_file

PROVIDER = Provider(suffixes=(".yaml", ".yml"), provide=provide_file)
