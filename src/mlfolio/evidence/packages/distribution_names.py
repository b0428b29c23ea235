"""Tables: the distributions whose name differs from the module they hold, and what well-known ones bring along."""

_ALTERNATIVES = """
absl: absl-py
airflow: apache-airflow
altair: altair vega-altair
apex: apex nvidia-apex
attr: attrs
autosklearn: auto-sklearn
ax: ax-platform
bayes_opt: bayesian-optimization
Bio: biopython
boruta: boruta boruta-py
boto: boto boto3
botocore: botocore boto3
bs4: beautifulsoup4 bs4
bson: pymongo bson
cairo: pycairo
camelot: camelot-py
community: python-louvain
consul: python-consul python-consul2
cpuinfo: py-cpuinfo
Crypto: pycryptodome pycrypto
Cryptodome: pycryptodomex
cudf: cudf cudf-cu11 cudf-cu12
cuml: cuml cuml-cu11 cuml-cu12
cupy: cupy cupy-cuda11x cupy-cuda12x cupy-cuda110 cupy-cuda102 cupy-cuda101 cupy-cuda100
cv2: opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless opencv py-opencv
darts: darts u8darts
dash_core_components: dash dash-core-components
dash_html_components: dash dash-html-components
dash_table: dash dash-table
databricks: databricks-sdk databricks-cli
dicom: pydicom
discord: discord-py discord
distributed: distributed dask
dns: dnspython pymongo
docx: python-docx
dotenv: python-dotenv
en_core_web_sm: en-core-web-sm spacy
faiss: faiss-cpu faiss-gpu faiss
fbprophet: fbprophet prophet
fitz: pymupdf fitz
flask_bootstrap: flask-bootstrap bootstrap-flask
flaskext: flask
fpdf: fpdf fpdf2
gi: pygobject
git: gitpython
google: protobuf google
googleapiclient: google-api-python-client
googlesearch: googlesearch-python google
graphlab: graphlab-create
gridfs: pymongo
grpc: grpcio
gym: gym gymnasium
haiku: dm-haiku
haystack: farm-haystack haystack-ai
hydra: hydra-core
ignite: pytorch-ignite
Image: pillow pil
ImageDraw: pillow pil
imblearn: imbalanced-learn imblearn
ipywidgets: ipywidgets jupyter
iterstrat: iterative-stratification
jax: jax jaxlib
jose: python-jose
jwt: pyjwt
kafka: kafka-python kafka-python-ng
keras: keras tensorflow tensorflow-gpu tensorflow-cpu tf-nightly keras-gpu
kornia_rs: kornia
langchain_core: langchain langchain-core
ldap: python-ldap
Levenshtein: python-levenshtein levenshtein rapidfuzz
libsvm: libsvm libsvm-official
lightning: lightning pytorch-lightning
lightning_fabric: lightning lightning-fabric
lineartree: linear-tree
llama_index: llama-index llama-index-core
magic: python-magic
markdown: markdown
matplotlib: matplotlib matplotlib-base pylab
MeCab: mecab-python3
mmcv: mmcv mmcv-full
mpl_toolkits: matplotlib matplotlib-base
mrmr: mrmr-selection
multipart: python-multipart
mysql: mysql-connector-python mysql-connector
MySQLdb: mysqlclient mysql-python
nbclient: nbclient nbconvert jupyter
nbformat: nbformat nbconvert jupyter notebook
neptune: neptune neptune-client
newspaper: newspaper3k newspaper4k
notebook: notebook jupyter
numpy: numpy numpy-base
opentelemetry: opentelemetry-api opentelemetry-sdk
osgeo: gdal
paddle: paddlepaddle paddlepaddle-gpu
pandas_profiling: pandas-profiling ydata-profiling
past: future
peewee: peewee
PIL: pillow pillow-simd pil
pinecone: pinecone pinecone-client
pkg_resources: setuptools
pl_bolts: lightning-bolts pytorch-lightning-bolts
playhouse: peewee
pptx: python-pptx
progressbar: progressbar2 progressbar33 progressbar
prometheus_client: prometheus-client prometheus-fastapi-instrumentator prometheus-flask-exporter
prophet: prophet fbprophet
psycopg: psycopg psycopg-binary
psycopg2: psycopg2 psycopg2-binary
pyaudio: pyaudio
pycocotools: pycocotools pycocotools-windows
pycrfsuite: python-crfsuite sklearn-crfsuite
pydot: pydot pydotplus
pydrive: pydrive pydrive2
pylab: matplotlib
pynvml: nvidia-ml-py nvidia-ml-py3 pynvml
PyQt5: pyqt5 pyqt
pyramid: pyramid-arima
pyspark: pyspark databricks-connect
pytesseract: pytesseract
pythoncom: pywin32
pytorch_lightning: pytorch-lightning lightning
pywt: pywavelets
pyximport: cython
rdkit: rdkit rdkit-pypi
rest_framework: djangorestframework
retinaface: retina-face
rouge: rouge rouge-score
ruamel: ruamel-yaml
serial: pyserial
skbase: scikit-base
skfuzzy: scikit-fuzzy
skimage: scikit-image skimage
sklearn: scikit-learn sklearn scikit-learn-intelex
sklearn_extra: scikit-learn-extra
sklearnex: scikit-learn-intelex
skmultiflow: scikit-multiflow
skmultilearn: scikit-multilearn
skopt: scikit-optimize
sksurv: scikit-survival
slugify: python-slugify
smbus: smbus smbus2
snowflake: snowflake-connector-python snowflake-snowpark-python
socketio: python-socketio flask-socketio
sonnet: dm-sonnet
speech_recognition: speechrecognition
st_aggrid: streamlit-aggrid
surprise: scikit-surprise surprise
svmutil: libsvm libsvm-official
tabula: tabula-py
talib: ta-lib
telegram: python-telegram-bot
tensorboard: tensorboard tensorflow
tensorflow: tensorflow tensorflow-gpu tensorflow-cpu tensorflow-macos tensorflow-intel tf-nightly
tensorflow_core: tensorflow tensorflow-gpu
tensorflow_datasets: tensorflow-datasets tfds-nightly
tensorflow_serving: tensorflow-serving-api tensorflow-serving-api-gpu tensorflow-protobuf
theano: theano theano-pymc
thinc: thinc spacy
torch: torch pytorch pytorch-gpu pytorch-cpu torch-cpu
torch_geometric: torch-geometric pyg
torchvision: torchvision torchvision-cpu
traitlets: traitlets ipywidgets jupyter notebook ipython
umap: umap-learn
usb: pyusb
vaderSentiment: vadersentiment
weaviate: weaviate-client
websocket: websocket-client
whisper: openai-whisper whisper
win32api: pywin32
win32com: pywin32
wtforms: wtforms flask-wtf
wx: wxpython
xdist: pytest-xdist
xgboost: xgboost py-xgboost xgboost-cpu py-xgboost-cpu py-xgboost-gpu
yaml: pyyaml ruamel-yaml yaml
ydata_profiling: ydata-profiling pandas-profiling
zmq: pyzmq jupyter notebook jupyterlab ipykernel
"""

ALTERNATIVES = {
    name: frozenset(listed.split())
    for name, _, listed in (line.partition(": ") for line in _ALTERNATIVES.split("\n") if line)
}
"""For an import whose distribution has another name or several: the names it may be declared by."""

_BROUGHT = """
accelerate: torch numpy psutil pyyaml packaging huggingface-hub safetensors
aif360: numpy scipy pandas scikit-learn matplotlib
albumentations: numpy scipy opencv-python-headless pyyaml
alibi: numpy pandas scikit-learn spacy
altair: pandas jinja2 numpy
anaconda: numpy scipy pandas matplotlib seaborn scikit-learn scikit-image statsmodels sympy bokeh flask requests pillow
apache-airflow: flask sqlalchemy jinja2 pendulum requests pyyaml rich python-dateutil
arviz: numpy scipy matplotlib pandas xarray
autogluon: numpy pandas scikit-learn
autokeras: tensorflow keras-tuner pandas
bentoml: numpy pydantic pyyaml requests click
bertopic: numpy pandas scikit-learn umap-learn hdbscan sentence-transformers plotly tqdm
bokeh: numpy jinja2 pillow pyyaml packaging tornado pandas
boto3: botocore s3transfer python-dateutil urllib3
catboost: numpy pandas scipy matplotlib plotly graphviz six
category-encoders: numpy scipy pandas scikit-learn statsmodels patsy
chromadb: numpy pydantic fastapi uvicorn requests tqdm pyyaml
dagster: click pyyaml requests sqlalchemy jinja2 pydantic rich tqdm
dash: flask plotly
datasets: pandas numpy pyarrow tqdm requests fsspec huggingface-hub dill multiprocess aiohttp pyyaml
deepchecks: pandas numpy scikit-learn scipy matplotlib plotly
django: sqlparse asgiref
djangorestframework: django
dvc: requests tqdm rich networkx psutil tabulate omegaconf hydra-core gitpython ruamel-yaml
econml: numpy scipy scikit-learn joblib statsmodels shap lightgbm
eli5: numpy scipy scikit-learn jinja2 graphviz tabulate six
evidently: pandas numpy plotly scikit-learn
fastai: torch torchvision pandas numpy matplotlib scikit-learn scipy requests pyyaml pillow fastprogress spacy
fastapi: pydantic starlette typing-extensions httpx jinja2 python-multipart email-validator
fastbook: fastai graphviz pandas matplotlib ipywidgets sentencepiece
feature-engine: numpy pandas scikit-learn scipy statsmodels
fire: six termcolor
flasgger: flask pyyaml
flask: werkzeug jinja2 click itsdangerous markupsafe
flask-cors: flask
flask-login: flask
flask-migrate: flask alembic flask-sqlalchemy
flask-restful: flask pytz
flask-restx: flask jsonschema pytz
flask-sqlalchemy: flask sqlalchemy
flask-wtf: flask wtforms
folium: numpy requests jinja2 branca xyzservices
gensim: numpy scipy smart-open
geopandas: pandas numpy shapely fiona pyproj packaging
google-cloud-aiplatform: google-cloud-storage google-cloud-bigquery protobuf numpy pydantic
google-cloud-bigquery: google-auth protobuf python-dateutil requests
google-cloud-storage: google-auth requests protobuf
gradio: numpy pandas pydantic fastapi requests pillow
great-expectations: numpy pandas scipy requests jinja2 jsonschema python-dateutil tqdm
gym: numpy cloudpickle
gymnasium: numpy cloudpickle
h2o: requests tabulate
hydra-core: omegaconf
imbalanced-learn: numpy scipy scikit-learn joblib
imgaug: numpy scipy pillow opencv-python matplotlib scikit-image imageio six shapely
interpret-community: interpret numpy pandas scipy scikit-learn shap
ipykernel: ipython traitlets pyzmq tornado
ipywidgets: ipython traitlets
jax: numpy scipy jaxlib
jupyter: ipython ipykernel ipywidgets notebook nbformat nbconvert
jupyterlab: ipython ipykernel notebook jinja2 tornado requests nbformat nbconvert traitlets
kaggle: requests tqdm python-dateutil urllib3
keras: numpy h5py
keras-tuner: keras numpy requests packaging
kfp: pyyaml protobuf
langchain: langchain-core langchain-text-splitters langchain-community pydantic pyyaml requests sqlalchemy numpy
langchain-community: langchain langchain-core numpy requests sqlalchemy pyyaml aiohttp
langchain-openai: langchain-core openai tiktoken
librosa: numpy scipy scikit-learn joblib numba soundfile audioread decorator pooch
lifelines: numpy scipy pandas matplotlib autograd
lightgbm: numpy scipy
lightning: torch torchmetrics numpy tqdm pyyaml pytorch-lightning
lime: numpy scipy scikit-learn matplotlib tqdm scikit-image
matplotlib: numpy pillow python-dateutil cycler packaging pyparsing kiwisolver
mediapipe: numpy opencv-contrib-python opencv-python matplotlib protobuf absl-py
missingno: numpy scipy matplotlib seaborn
mlflow: numpy pandas scikit-learn scipy matplotlib flask pyyaml requests sqlalchemy click gitpython protobuf pyarrow
mlxtend: numpy scipy pandas scikit-learn matplotlib joblib
moto: boto3 botocore requests
nltk: tqdm joblib regex click
notebook: ipython ipykernel nbformat nbconvert jinja2 tornado traitlets pyzmq
numba: numpy llvmlite
openai: pydantic httpx
opencv-python: numpy
opencv-python-headless: numpy
optuna: numpy tqdm pyyaml sqlalchemy alembic
pandas: numpy python-dateutil pytz six
pandas-profiling: pandas numpy matplotlib seaborn scipy
peft: torch transformers accelerate numpy tqdm pyyaml safetensors huggingface-hub
phik: numpy scipy pandas matplotlib joblib
plotly: tenacity packaging
plotnine: pandas numpy matplotlib scipy statsmodels
pmdarima: numpy scipy pandas scikit-learn statsmodels joblib cython
prefect: click pydantic httpx sqlalchemy jinja2 pyyaml rich pendulum cloudpickle
prometheus-fastapi-instrumentator: prometheus-client starlette fastapi
prophet: pandas numpy matplotlib cmdstanpy tqdm
pyaml: pyyaml
pycaret: pandas numpy scikit-learn scipy matplotlib
pydantic-settings: pydantic python-dotenv
pymc: numpy scipy pandas arviz xarray pytensor cloudpickle
pymc3: numpy scipy pandas theano arviz
pymongo: bson gridfs
pyod: numpy scipy scikit-learn numba joblib matplotlib
pyspark: py4j
pytorch: torch numpy
pytorch-lightning: torch torchmetrics numpy tqdm pyyaml
ray: numpy pyyaml requests click jsonschema
requests: urllib3 certifi idna charset-normalizer
sagemaker: boto3 numpy pandas protobuf pyyaml requests tqdm
scikit-image: numpy scipy pillow networkx imageio tifffile packaging
scikit-learn: numpy scipy joblib threadpoolctl
scikit-optimize: numpy scipy scikit-learn joblib
scikit-plot: matplotlib scikit-learn scipy joblib
seaborn: numpy pandas matplotlib scipy
segmentation-models-pytorch: torch torchvision timm numpy pillow efficientnet-pytorch pretrainedmodels
sentence-transformers: transformers torch numpy scikit-learn scipy tqdm huggingface-hub
shap: numpy scipy pandas scikit-learn tqdm
sklearn: scikit-learn
skorch: numpy scipy scikit-learn tqdm tabulate
sktime: numpy pandas scikit-learn scipy
spacy: numpy requests tqdm pydantic thinc
sqlmodel: sqlalchemy pydantic
stable-baselines3: gym gymnasium numpy torch pandas matplotlib cloudpickle
starlette: anyio
statsmodels: numpy scipy pandas patsy
streamlit: numpy pandas requests altair pillow pyarrow protobuf click tornado gitpython toml tenacity packaging rich
tensorflow: numpy keras six absl-py protobuf h5py tensorboard requests
tensorflow-cpu: numpy keras six absl-py protobuf h5py tensorboard requests
tensorflow-datasets: numpy requests tqdm dill protobuf absl-py
tensorflow-gpu: numpy keras six absl-py protobuf h5py tensorboard requests
tensorflow-hub: numpy protobuf
textblob: nltk
timm: torch torchvision pyyaml huggingface-hub
torch: numpy typing-extensions networkx jinja2 sympy filelock fsspec
torch-geometric: numpy scipy tqdm requests jinja2 psutil aiohttp scikit-learn
torchmetrics: torch numpy
torchvision: torch numpy pillow
tpot: numpy scipy scikit-learn pandas deap xgboost joblib tqdm
transformers: numpy tqdm requests pyyaml huggingface-hub tokenizers filelock packaging regex safetensors
tslearn: numpy scipy scikit-learn numba joblib
ultralytics: numpy opencv-python torch torchvision pillow pyyaml requests scipy tqdm pandas matplotlib seaborn psutil
umap-learn: numpy scipy scikit-learn numba
uvicorn: click pyyaml python-dotenv websockets
wandb: requests pyyaml click gitpython protobuf
wordcloud: numpy pillow matplotlib
xgboost: numpy scipy
ydata-profiling: pandas numpy matplotlib seaborn scipy
yellowbrick: numpy scipy scikit-learn matplotlib
yfinance: pandas numpy requests beautifulsoup4 lxml
zenml: pydantic pyyaml sqlmodel sqlalchemy click rich pandas
"""

BRINGS = {name: listed.split() for name, _, listed in (line.partition(": ") for line in _BROUGHT.split("\n") if line)}
