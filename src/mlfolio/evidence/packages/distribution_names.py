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
bson: pymongo bson
botocore: botocore boto3
bs4: beautifulsoup4 bs4
camelot: camelot-py
community: python-louvain
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
discord: discord-py discord
distributed: distributed dask
en_core_web_sm: en-core-web-sm spacy
faiss: faiss-cpu faiss-gpu faiss
fbprophet: fbprophet prophet
fitz: pymupdf fitz
flask_bootstrap: flask-bootstrap bootstrap-flask
fpdf: fpdf fpdf2
gi: pygobject
git: gitpython
gridfs: pymongo
google: protobuf google
googleapiclient: google-api-python-client
googlesearch: googlesearch-python google
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
kafka: kafka-python kafka-python-ng
keras: keras tensorflow tensorflow-gpu tensorflow-cpu tf-nightly keras-gpu
kornia_rs: kornia
langchain_core: langchain langchain-core
libsvm: libsvm libsvm-official
lightning: lightning pytorch-lightning
lightning_fabric: lightning lightning-fabric
llama_index: llama-index llama-index-core
matplotlib: matplotlib matplotlib-base pylab
MeCab: mecab-python3
mmcv: mmcv mmcv-full
mpl_toolkits: matplotlib matplotlib-base
mrmr: mrmr-selection
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
PIL: pillow pillow-simd pil
pinecone: pinecone pinecone-client
pl_bolts: lightning-bolts pytorch-lightning-bolts
progressbar: progressbar2 progressbar33 progressbar
prophet: prophet fbprophet
psycopg: psycopg psycopg-binary
psycopg2: psycopg2 psycopg2-binary
pycocotools: pycocotools pycocotools-windows
pycrfsuite: python-crfsuite sklearn-crfsuite
pydot: pydot pydotplus
pydrive: pydrive pydrive2
pylab: matplotlib
pynvml: nvidia-ml-py nvidia-ml-py3 pynvml
PyQt5: pyqt5 pyqt
pyramid: pyramid-arima
pyspark: pyspark databricks-connect
pythoncom: pywin32
pytorch_lightning: pytorch-lightning lightning
pywt: pywavelets
pyximport: cython
rdkit: rdkit rdkit-pypi
rest_framework: djangorestframework
retinaface: retina-face
rouge: rouge rouge-score
ruamel: ruamel-yaml
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
smbus: smbus smbus2
snowflake: snowflake-connector-python snowflake-snowpark-python
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
theano: theano theano-pymc
thinc: thinc spacy
torch: torch pytorch pytorch-gpu pytorch-cpu torch-cpu
torch_geometric: torch-geometric pyg
torchvision: torchvision torchvision-cpu
traitlets: traitlets ipywidgets jupyter notebook ipython
umap: umap-learn
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
"""

ALTERNATIVES = {
    name: frozenset(listed.split())
    for name, _, listed in (line.partition(": ") for line in _ALTERNATIVES.split("\n") if line)
}
"""For an import whose distribution has another name or several: the names it may be declared by."""

_BROUGHT = """
albumentations: numpy scipy opencv-python-headless pyyaml
autogluon: numpy pandas scikit-learn
bentoml: numpy pydantic pyyaml requests click
catboost: numpy pandas scipy matplotlib plotly graphviz six
django: sqlparse asgiref
djangorestframework: django
evidently: pandas numpy plotly scikit-learn
fastai: torch torchvision pandas numpy matplotlib scikit-learn scipy requests pyyaml pillow fastprogress spacy
fastapi: pydantic starlette typing-extensions
feature-engine: numpy pandas scikit-learn scipy statsmodels
fire: six termcolor
flask: werkzeug jinja2 click itsdangerous markupsafe
gensim: numpy scipy smart-open
gradio: numpy pandas pydantic fastapi requests pillow
gym: numpy cloudpickle
gymnasium: numpy cloudpickle
hydra-core: omegaconf
imbalanced-learn: numpy scipy scikit-learn joblib
imgaug: numpy scipy pillow opencv-python matplotlib scikit-image imageio six
interpret-community: interpret numpy pandas scipy scikit-learn shap
jax: numpy scipy jaxlib
jupyter: ipython ipykernel ipywidgets notebook nbformat nbconvert
jupyterlab: ipython ipykernel notebook
keras: numpy h5py
kfp: pyyaml protobuf
lightgbm: numpy scipy
lightning: torch torchmetrics numpy tqdm pyyaml pytorch-lightning
matplotlib: numpy pillow python-dateutil cycler packaging pyparsing kiwisolver
mlflow: numpy pandas scikit-learn scipy matplotlib flask pyyaml requests sqlalchemy click gitpython protobuf pyarrow
mlxtend: numpy scipy pandas scikit-learn matplotlib joblib
numba: numpy llvmlite
opencv-python: numpy
opencv-python-headless: numpy
openai: pydantic httpx
optuna: numpy tqdm pyyaml sqlalchemy alembic
pandas: numpy python-dateutil pytz six
pandas-profiling: pandas numpy matplotlib seaborn scipy
plotnine: pandas numpy matplotlib scipy statsmodels
prophet: pandas numpy matplotlib cmdstanpy tqdm
pyaml: pyyaml
pycaret: pandas numpy scikit-learn scipy matplotlib
pymc3: numpy scipy pandas theano arviz
pymongo: bson gridfs
pytorch: torch numpy
pytorch-lightning: torch torchmetrics numpy tqdm pyyaml
requests: urllib3 certifi idna charset-normalizer
sagemaker: boto3 numpy pandas
scikit-image: numpy scipy pillow networkx imageio
scikit-learn: numpy scipy joblib threadpoolctl
scikit-optimize: numpy scipy scikit-learn joblib
seaborn: numpy pandas matplotlib scipy
segmentation-models-pytorch: torch torchvision timm numpy pillow efficientnet-pytorch pretrainedmodels
sentence-transformers: transformers torch numpy scikit-learn scipy tqdm huggingface-hub
shap: numpy scipy pandas scikit-learn tqdm
sklearn: scikit-learn
spacy: numpy requests tqdm pydantic thinc
starlette: anyio
statsmodels: numpy scipy pandas patsy
streamlit: numpy pandas requests altair pillow pyarrow protobuf
tensorflow: numpy keras six absl-py protobuf h5py tensorboard requests
tensorflow-cpu: numpy keras six absl-py protobuf h5py tensorboard requests
tensorflow-gpu: numpy keras six absl-py protobuf h5py tensorboard requests
timm: torch torchvision pyyaml huggingface-hub
torch: numpy typing-extensions
torchvision: torch numpy pillow
transformers: numpy tqdm requests pyyaml huggingface-hub tokenizers
umap-learn: numpy scipy scikit-learn numba
uvicorn: click
wandb: requests pyyaml click gitpython protobuf
xgboost: numpy scipy
yellowbrick: numpy scipy scikit-learn matplotlib
ydata-profiling: pandas numpy matplotlib seaborn scipy
"""

BRINGS = {name: listed.split() for name, _, listed in (line.partition(": ") for line in _BROUGHT.split("\n") if line)}
